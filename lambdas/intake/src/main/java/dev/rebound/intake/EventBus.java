package dev.rebound.intake;

import java.util.List;
import java.util.Optional;

/** Where events go, with source {@code rebound.intake}. */
public interface EventBus {
    /**
     * One entry that is refused keeps no other from being taken.
     *
     * @return for each entry, in the order given, why it was not taken; empty when it was
     */
    List<Optional<String>> put(List<Entry> entries);
}
