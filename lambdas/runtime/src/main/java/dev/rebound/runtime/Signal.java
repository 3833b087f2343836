package dev.rebound.runtime;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that Rebound did, as operators see it: a line in the log, and what it counts as. It
 * names recipients by their {@link dev.rebound.core.RecipientHash} only.
 *
 * @param fields of the line, by their names
 */
public record Signal(
        Level level,
        String message,
        Map<String, String> fields,
        List<Count> counts,
        Optional<RuntimeException> fault) {
    /**
     * An addition to a metric, in pieces.
     *
     * @param dimension beside the stack; no more than a few dozen values in all, since each is paid
     *     for
     */
    public record Count(String metric, long value, Optional<Dimension> dimension) {
        public static Count of(String metric, long value) {
            return new Count(metric, value, Optional.empty());
        }

        public static Count of(String metric, String dimension, String value) {
            return new Count(metric, 1, Optional.of(new Dimension(dimension, value)));
        }
    }

    public record Dimension(String name, String value) {}

    public static Signal of(
            Level level, String message, Map<String, String> fields, Count... counts) {
        return new Signal(level, message, fields, List.of(counts), Optional.empty());
    }
}
