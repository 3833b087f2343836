package dev.rebound.event;

import dev.rebound.core.EventType;
import dev.rebound.core.Excerpt;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.json.Unreadable;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SES's own JSON as far as its kind and time, whether it was published as an event or sent as a
 * notification about an identity (Amazon SES Developer Guide, "Contents of event data" and "Amazon
 * SNS notification contents").
 */
public final class SesObject {
    private SesObject() {}

    /**
     * @throws Unreadable when it does not say which kind of event it is
     */
    public static EventType type(Fields detail) {
        String name = detail.has("eventType") ? "eventType" : "notificationType";
        String word = detail.text(name);
        String fault = "detail." + name + " \"" + Excerpt.of(word) + "\" is none of SES's";
        return EventType.ofSesName(word).orElseThrow(() -> new Unreadable(fault));
    }

    /**
     * Puts it into the envelope that EventBridge would have used.
     *
     * @throws Unreadable when it does not say which kind of event it is
     */
    public static Map<String, Object> envelope(Map<String, Object> bare) {
        EventType type = type(Fields.of(Map.of("detail", bare)).object("detail"));
        String id = Envelope.idOf(Json.text(bare));
        Map<String, Object> event = Envelope.of(id, Envelope.INTAKE, type.detailType(), bare);
        time(event).ifPresent(time -> event.put("time", time.toString()));
        return event;
    }

    /**
     * When an event happened, as far as it says so: by its envelope, else by the block about what
     * happened, else by SES's taking the mail.
     */
    public static Optional<Instant> time(Map<String, Object> event) {
        return time(event, "time").or(() -> ownTime(event.get("detail")));
    }

    private static Optional<Instant> ownTime(Object detail) {
        if (!(detail instanceof Map<?, ?> blocks)) return Optional.empty();
        Stream<?> mailLast =
                blocks.entrySet().stream()
                        .sorted(Comparator.comparing(block -> "mail".equals(block.getKey())))
                        .map(Map.Entry::getValue);
        return mailLast.flatMap(block -> time(block, "timestamp").stream()).findFirst();
    }

    private static Optional<Instant> time(Object block, String name) {
        try {
            return block instanceof Map<?, ?> map
                    ? Fields.of(map).optionalTime(name)
                    : Optional.empty();
        } catch (Unreadable noTimestamp) {
            return Optional.empty();
        }
    }
}
