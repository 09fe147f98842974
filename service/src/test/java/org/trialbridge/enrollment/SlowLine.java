package org.trialbridge.enrollment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A line as in the field between a browser and the application: 400 kbit/s each way, 400 ms there and back. It counts every
 * byte that passes, also those of a service worker, which a browser's own tools leave out.
 */
final class SlowLine implements AutoCloseable {
    private static final long BYTES_PER_SECOND = 400_000 / 8;
    private static final long ONE_WAY = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int PACKET = 1400;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong lastByte = new AtomicLong();
    private final ServerSocket door;
    private final int port;

    SlowLine(int port) throws IOException {
        this.port = port;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Way up = new Way();
        Way down = new Way();
        threads.execute(() -> {
            while (!door.isClosed()) {
                try {
                    connect(door.accept(), up, down);
                } catch (IOException e) {
                    // closed
                }
            }
        });
    }

    String url() {
        return "http://localhost:" + door.getLocalPort();
    }

    /** What passed in both directions since it was asked last. */
    long bytes() {
        return bytes.getAndSet(0);
    }

    boolean isQuiet() {
        return System.nanoTime() - lastByte.get() > TimeUnit.SECONDS.toNanos(1);
    }

    private void connect(Socket browser, Way up, Way down) throws IOException {
        Socket service = new Socket(InetAddress.getLoopbackAddress(), port);
        long open = System.nanoTime() + 2 * ONE_WAY; // shaking hands
        carry(browser, service, up, open);
        carry(service, browser, down, open);
    }

    /** What is under way; one without bytes is the end. */
    private record Packet(ByteBuffer bytes, long due) {
        static final Packet END = new Packet(ByteBuffer.allocate(0), 0);
    }

    private void carry(Socket from, Socket to, Way way, long open) {
        BlockingQueue<Packet> under = new LinkedBlockingQueue<>();
        threads.execute(() -> {
            try (from) {
                InputStream in = from.getInputStream();
                byte[] packet = new byte[PACKET];
                for (int length = in.read(packet); length >= 0; length = in.read(packet)) {
                    under.add(new Packet(ByteBuffer.wrap(packet, 0, length), way.arrival(length, open)));
                    packet = new byte[PACKET];
                }
                under.add(Packet.END);
            } catch (IOException e) {
                under.add(Packet.END);
            }
        });
        threads.execute(() -> {
            try (to) {
                OutputStream out = to.getOutputStream();
                for (Packet packet = under.take(); packet.bytes().hasRemaining(); packet = under.take()) {
                    LockSupport.parkNanos(packet.due() - System.nanoTime());
                    out.write(packet.bytes().array(), 0, packet.bytes().limit());
                    bytes.addAndGet(packet.bytes().limit());
                    lastByte.set(System.nanoTime());
                }
            } catch (IOException e) {
                // one of both hung up
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** One direction, which all connections share. */
    private static final class Way {
        private long free;

        synchronized long arrival(int length, long open) {
            long begin = Math.max(Math.max(System.nanoTime(), open), free);
            free = begin + TimeUnit.SECONDS.toNanos(length) / BYTES_PER_SECOND;
            return free + ONE_WAY;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
