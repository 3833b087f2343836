package dev.rebound.bench.cost;

import dev.rebound.bench.cost.Play.Plan;
import dev.rebound.bench.cost.Play.Use;
import dev.rebound.core.EventType;
import dev.rebound.event.Envelope;
import dev.rebound.local.Time;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts the events that SES publishes on their way to the bus, takes Rebound's tags off mail that
 * it did not send, and adds what the simulated SES has not: clicks.
 */
record Events(Plan plan, Meter meter, Time time, Consumer<Map<String, Object>> bus)
        implements Consumer<Map<String, Object>> {
    private static final List<String> OURS = List.of("rebound-mail", "rebound-attempt");

    @Override
    @SuppressWarnings("unchecked") // made by SesMessage
    public void accept(Map<String, Object> event) {
        var detail = (Map<String, Object>) event.get("detail");
        var mail = (Map<String, Object>) detail.get("mail");
        mail.put("messageId", LongIds.of((String) mail.get("messageId")));
        if (plan.use() == Use.HEARS) untag(mail);
        Object type = detail.get("eventType");
        meter.add("events/" + type, 1);
        bus.accept(event);
        if (type.equals("Open") && plan.course() == Course.CLICKED)
            time.startAt(time.instant().plus(Duration.ofSeconds(20)), () -> accept(click(detail)));
    }

    @SuppressWarnings("unchecked") // as above
    private static void untag(Map<String, Object> mail) {
        Map<String, Object> tags = new HashMap<>((Map<String, Object>) mail.get("tags"));
        OURS.forEach(tags::remove);
        mail.put("tags", tags);
    }

    private Map<String, Object> click(Map<String, Object> open) {
        String now = time.instant().toString();
        Map<String, Object> detail = new LinkedHashMap<>(open);
        detail.remove("open");
        detail.put("eventType", EventType.CLICK.sesName());
        detail.put("click", Map.of("timestamp", now, "link", "https://lantern-books.example/"));
        String id = Envelope.idOf(detail.toString());
        Map<String, Object> event =
                Envelope.of(id, "aws.ses", EventType.CLICK.detailType(), detail);
        event.put("time", now);
        return event;
    }
}
