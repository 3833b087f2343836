package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Reached;
import dev.rebound.core.Reason;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Strike;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recipient's history as the ledger's item holds it: {@code
 * {"strikes":[…],"reached":[…],"byHand","notSpamAt","clearedAt","suppressions":[…]}}.
 */
final class HistoryJson {
    private HistoryJson() {}

    static String write(RecipientHistory history) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("strikes", history.strikes().stream().map(HistoryJson::write).toList());
        json.put("reached", history.reached().stream().map(HistoryJson::write).toList());
        history.byHand().ifPresent(byHand -> json.put("byHand", write(byHand)));
        history.notSpamAt().ifPresent(at -> json.put("notSpamAt", at.toString()));
        history.clearedAt().ifPresent(at -> json.put("clearedAt", at.toString()));
        json.put(
                "suppressions",
                history.suppressions().values().stream().map(HistoryJson::write).toList());
        return Json.text(json);
    }

    static RecipientHistory read(Address recipient, String text) {
        Fields json = Fields.of(Json.object(text));
        return new RecipientHistory(
                recipient,
                all(json, "strikes")
                        .map(HistoryJson::strike)
                        .collect(Collectors.toCollection(TreeSet::new)),
                all(json, "reached")
                        .map(HistoryJson::reached)
                        .collect(Collectors.toCollection(TreeSet::new)),
                json.optionalObject("byHand").map(fields -> suppression(recipient, fields)),
                json.optionalTime("notSpamAt"),
                json.optionalTime("clearedAt"),
                all(json, "suppressions")
                        .map(fields -> suppression(recipient, fields))
                        .collect(Collectors.toMap(Suppression::ground, Function.identity())));
    }

    private static Map<String, Object> write(Reached reached) {
        return Map.of("at", reached.at().toString(), "messageId", reached.messageId());
    }

    private static Reached reached(Fields fields) {
        return new Reached(time(fields, "at"), fields.text("messageId"));
    }

    private static Map<String, Object> write(Strike strike) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", strike.at().toString());
        json.put("messageId", strike.messageId());
        json.put("key", strike.key());
        json.put("kind", strike.kind().name());
        DecisionJson.write(strike.verdict(), json);
        return json;
    }

    private static Map<String, Object> write(Suppression suppression) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ground", suppression.ground().word());
        suppression.reason().ifPresent(reason -> json.put("reason", reason.word()));
        json.put("since", suppression.since().toString());
        suppression.until().ifPresent(until -> json.put("until", until.toString()));
        json.put("because", suppression.because());
        json.put("key", suppression.key());
        return json;
    }

    private static Strike strike(Fields fields) {
        return new Strike(
                time(fields, "at"),
                fields.text("messageId"),
                fields.text("key"),
                Strike.Kind.valueOf(fields.text("kind")),
                DecisionJson.verdict(fields)
                        .orElseThrow(() -> new UnreadableEvent("reason is missing")));
    }

    private static Suppression suppression(Address recipient, Fields fields) {
        return new Suppression(
                recipient,
                Ground.ofWord(fields.text("ground")),
                fields.optionalText("reason").map(Reason::ofWord),
                time(fields, "since"),
                fields.optionalTime("until"),
                fields.text("because"),
                fields.text("key"));
    }

    private static Instant time(Fields fields, String name) {
        return fields.optionalTime(name)
                .orElseThrow(() -> new UnreadableEvent(name + " is missing"));
    }

    private static Stream<Fields> all(Fields json, String name) {
        return json.isEmpty(name) ? Stream.empty() : json.objects(name).stream();
    }
}
