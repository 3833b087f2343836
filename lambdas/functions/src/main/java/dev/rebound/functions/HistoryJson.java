package dev.rebound.functions;

import dev.rebound.client.SuppressionsJson;
import dev.rebound.core.Address;
import dev.rebound.core.Adopted;
import dev.rebound.core.Reached;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.RecipientHistory.Mark;
import dev.rebound.core.Strike;
import dev.rebound.core.Suppression;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.json.Unreadable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recipient's history as the ledger's item holds it: {@code
 * {"strikes":[…],"reached":[…],"byHand","adopted":[…],"notSpamAt","clearedAt","optedOutAt","optedInAt","suppressions":[…]}}.
 */
final class HistoryJson {
    private HistoryJson() {}

    static String write(RecipientHistory history) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("strikes", history.strikes().stream().map(HistoryJson::write).toList());
        json.put("reached", history.reached().stream().map(HistoryJson::write).toList());
        history.byHand().ifPresent(byHand -> json.put("byHand", SuppressionsJson.write(byHand)));
        json.put(
                "adopted",
                history.adopted().entries().stream().map(SuppressionsJson::write).toList());
        history.marks().forEach((mark, at) -> json.put(name(mark), at.toString()));
        SuppressionsJson.write(history.suppressions().values(), json);
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
                json.optionalObject("byHand")
                        .map(fields -> SuppressionsJson.read(recipient, fields)),
                adopted(recipient, json),
                marks(json),
                SuppressionsJson.readAll(recipient, json).stream()
                        .collect(Collectors.toMap(Suppression::ground, Function.identity())));
    }

    private static Adopted adopted(Address recipient, Fields json) {
        return Adopted.of(
                all(json, "adopted").map(fields -> SuppressionsJson.read(recipient, fields)));
    }

    private static Map<Mark, Instant> marks(Fields json) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        for (Mark mark : Mark.values())
            json.optionalTime(name(mark)).ifPresent(at -> marks.put(mark, at));
        return marks;
    }

    private static String name(Mark mark) {
        return switch (mark) {
            case NOT_SPAM -> "notSpamAt";
            case CLEARED -> "clearedAt";
            case OPTED_OUT -> "optedOutAt";
            case OPTED_IN -> "optedInAt";
        };
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

    private static Strike strike(Fields fields) {
        return new Strike(
                time(fields, "at"),
                fields.text("messageId"),
                fields.text("key"),
                Strike.Kind.valueOf(fields.text("kind")),
                DecisionJson.verdict(fields)
                        .orElseThrow(() -> new Unreadable("reason is missing")));
    }

    private static Instant time(Fields fields, String name) {
        return fields.optionalTime(name).orElseThrow(() -> new Unreadable(name + " is missing"));
    }

    private static Stream<Fields> all(Fields json, String name) {
        return json.isEmpty(name) ? Stream.empty() : json.objects(name).stream();
    }
}
