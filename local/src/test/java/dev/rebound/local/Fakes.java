package dev.rebound.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import dev.rebound.core.Address;
import dev.rebound.core.Policy;
import dev.rebound.core.Tags;
import dev.rebound.functions.Decide;
import dev.rebound.functions.Ports;
import dev.rebound.functions.Send;
import dev.rebound.functions.Track;
import dev.rebound.json.Json;
import dev.rebound.local.Story.Kind;
import dev.rebound.runtime.Signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that handlers need, as fakes, and the ways in which a test speaks to them. */
final class Fakes implements Guard {
    static final Context CONTEXT = new LocalContext("test");
    static final Address ANA = Address.parse(Story.PEOPLE.getFirst());
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final FakeSes ses = new FakeSes();

    /** The detail-types of what was put on the bus; beside each its source and its detail. */
    final List<String> announced = new ArrayList<>();

    final List<String> sources = new ArrayList<>();
    final List<Map<String, Object>> details = new ArrayList<>();

    final List<Signal> signals = new ArrayList<>();

    Instant now = NOON;

    /** A verb of a port that fails, such as {@code Ledger.history}. */
    String down = "";

    private final Storage storage = new InMemoryWithHistories(this);

    final Ports ports =
            new Ports(
                    storage.ledger(),
                    storage.once(),
                    (source, type, detail) -> {
                        sources.add(source);
                        announced.add(type);
                        details.add(detail);
                    },
                    storage.quarantine(),
                    storage.casebook(),
                    ses,
                    storage.outbox(),
                    ses,
                    ses,
                    signals::add,
                    () -> now,
                    Policy.standard());

    @Override
    public void before(String verb) {
        if (verb.equals(down)) throw new IllegalStateException(verb + " is down");
    }

    @Override
    public void after(String verb) {}

    /** The receipts, one for each recipient. */
    @SuppressWarnings("unchecked") // that is what Send answers
    List<Map<String, Object>> send(Map<String, Object> mail) {
        return (List<Map<String, Object>>)
                new Send(ports).handleRequest(mail, CONTEXT).get("receipts");
    }

    /** What became of a mail to one recipient. */
    Object outcome(Map<String, Object> mail) {
        return send(mail).getFirst().get("outcome");
    }

    /** Decides about an event, and gives the first recipient's decision. */
    Map<String, Object> decided(Map<String, Object> detail) {
        Map<String, Object> event = Map.of("id", "event", "detail", detail);
        return new Decide(ports)
                .handleRequest(Map.of("event", event, "execution", "bounce:x"), CONTEXT)
                .getFirst();
    }

    void track(Map<String, Object> detail) {
        SQSMessage message = new SQSMessage();
        message.setBody(Json.text(Map.of("id", "event", "detail", detail)));
        SQSEvent batch = new SQSEvent();
        batch.setRecords(List.of(message));
        new Track(ports).handleRequest(batch, CONTEXT);
    }

    /** What SES tells, just now, of a message that it took for Ana at noon. */
    Map<String, Object> event(Kind kind, String messageId, Tags tags) {
        return event(kind, messageId, tags, ANA, now);
    }

    /**
     * The same of a message for somebody.
     *
     * @param at when it tells
     */
    static Map<String, Object> event(
            Kind kind, String messageId, Tags tags, Address to, Instant at) {
        Map<String, Object> mail = new LinkedHashMap<>();
        mail.put("messageId", messageId);
        mail.put("timestamp", NOON.toString());
        mail.put("destination", List.of(to.value()));
        Map<String, Object> lists = new LinkedHashMap<>();
        tags.values().forEach((name, value) -> lists.put(name, List.of(value)));
        mail.put("tags", lists);
        return kind.event(mail, to.value(), at.toString(), "f-" + kind + messageId + at);
    }
}
