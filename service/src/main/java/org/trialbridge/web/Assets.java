package org.trialbridge.web;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses of our style sheets and pictures; their version is a digest of their bytes. */
final class Assets {
    private static final int VERSION_LENGTH = 10;
    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

    private Assets() {}

    static String address(String name) {
        return ADDRESSES.computeIfAbsent(name, Assets::versioned);
    }

    private static String versioned(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no asset " + name);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return "/assets/" + name + "?v=" + HexFormat.of().formatHex(digest).substring(0, VERSION_LENGTH);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("can not read asset " + name, e);
        }
    }
}
