package dev.rebound.intake;

import dev.rebound.event.NotUnderstood;
import dev.rebound.runtime.Signal;
import dev.rebound.runtime.Signal.Count;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What intake tells operators: {@code item} is SQS's id of a message, and nothing of the message is
 * quoted but SES's id of the mail.
 */
final class Signals {
    private Signals() {}

    /** The bus took it. */
    static Signal put(String item, Entry entry) {
        return entry.detailType().equals(NotUnderstood.DETAIL_TYPE)
                ? notUnderstood(item)
                : takenIn(item, entry);
    }

    private static Signal takenIn(String item, Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("item", item);
        fields.put("detailType", entry.detailType());
        entry.messageId().ifPresent(id -> fields.put("messageId", id));
        return Signal.of(Level.INFO, "taken in", fields, Count.of("TakenIn", 1));
    }

    /** Why not is told in quarantine. */
    private static Signal notUnderstood(String item) {
        Count count = Count.of("NotUnderstood", 1);
        return Signal.of(Level.WARNING, "not understood", Map.of("item", item), count);
    }

    static Signal greeted(String item) {
        return Signal.of(Level.INFO, "SES has tried out its topic", Map.of("item", item));
    }

    static Signal returned(String item, String because) {
        Map<String, String> fields = Map.of("item", item, "because", because);
        return Signal.of(Level.WARNING, "goes back to the queue", fields);
    }
}
