package dev.rebound.local.aws;

import java.util.Optional;

/**
 * What became of one thing that had failed.
 *
 * @param what the kind of thing, as in "event for rule bounce"
 * @param where who has it now, or would have it
 * @param stays why it stays where it was, and which it is; empty when it went on
 */
public record Redriven(String what, String where, Optional<String> stays) {
    static Redriven to(String what, String where) {
        return new Redriven(what, where, Optional.empty());
    }

    /**
     * @param which its id and place
     */
    static Redriven stays(String what, String which, String why) {
        return new Redriven(what, "stays where it is", Optional.of(which + ": " + why));
    }
}
