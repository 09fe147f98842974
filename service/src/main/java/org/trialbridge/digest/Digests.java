package org.trialbridge.digest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.trialbridge.mail.Message;

/** Puts together who is to be told of what: each reader once, each thing once a reader. */
final class Digests {
    private final Map<String, Recipient> readers = new LinkedHashMap<>();
    private final Map<String, List<Heard>> heard = new LinkedHashMap<>();

    private record Heard(Thing thing, Why why) {}

    private Digests() {}

    static Digests of(List<Thing> things, List<Reach> reaches, List<Watcher> watchers) {
        Digests digests = new Digests();
        for (Thing thing : things) {
            if (thing.isOwned()) {
                reaches.stream()
                        .filter(reach -> reach.thing().equals(thing.key()))
                        .forEach(reach -> digests.tell(reach.to(), thing, reach.why()));
            }
            watchers.stream()
                    .filter(watcher -> watcher.hearsOf(thing))
                    .forEach(watcher -> digests.tell(watcher.to(), thing, watcher.why()));
        }
        return digests;
    }

    private void tell(Recipient to, Thing thing, Why why) {
        if (Message.isAddress(to.email())) {
            readers.merge(to.address(), to, Recipient::preferred);
            List<Heard> his = heard.computeIfAbsent(to.address(), address -> new ArrayList<>());
            if (his.stream().noneMatch(one -> one.thing().key().equals(thing.key()))) {
                his.add(new Heard(thing, why));
            }
        }
    }

    List<Recipient> readers() {
        return List.copyOf(readers.values());
    }

    /**
     * The digests of some readers, without those in which nothing is new. Owned actions stand in them as long as they are due
     * within a week or overdue; what expires only when it is time to tell it.
     *
     * @param dayOf the day for which it is written
     */
    List<Digest> write(List<Recipient> some, List<Told> told, Function<Recipient, LocalDate> dayOf) {
        return some.stream()
                .map(to -> write(to, told, dayOf.apply(to)))
                .filter(Digest::isNews)
                .toList();
    }

    private Digest write(Recipient to, List<Told> told, LocalDate day) {
        List<Line> lines = new ArrayList<>();
        for (Heard one : heard.getOrDefault(to.address(), List.of())) {
            Step step = Step.of(one.thing(), one.why(), day);
            boolean news = step != null && Told.isNews(told, to, one.thing(), step, day);
            if (step != null && (news || !step.isExpiry())) {
                lines.add(new Line(one.thing(), step, one.why(), news));
            }
        }
        return new Digest(to, day, lines);
    }
}
