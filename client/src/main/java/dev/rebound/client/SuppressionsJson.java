package dev.rebound.client;

import dev.rebound.core.Address;
import dev.rebound.core.Reason;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;
import dev.rebound.json.Fields;
import dev.rebound.json.Unreadable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Suppressions as the ledger holds them: {@code {"ground","reason","since","until","because",
 * "key"}}.
 */
public final class SuppressionsJson {
    private static final String ALL = "suppressions";

    private SuppressionsJson() {}

    /** Adds them to the recipient's history. */
    public static void write(Collection<Suppression> suppressions, Map<String, Object> history) {
        history.put(ALL, suppressions.stream().map(SuppressionsJson::write).toList());
    }

    /** Those in a recipient's history. */
    public static List<Suppression> readAll(Address recipient, Fields history) {
        return history.isEmpty(ALL)
                ? List.of()
                : history.objects(ALL).stream().map(fields -> read(recipient, fields)).toList();
    }

    public static Map<String, Object> write(Suppression suppression) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ground", suppression.ground().word());
        suppression.reason().ifPresent(reason -> json.put("reason", reason.word()));
        json.put("since", suppression.since().toString());
        suppression.until().ifPresent(until -> json.put("until", until.toString()));
        json.put("because", suppression.because());
        json.put("key", suppression.key());
        return json;
    }

    public static Suppression read(Address recipient, Fields fields) {
        return new Suppression(
                recipient,
                Ground.ofWord(fields.text("ground")),
                fields.optionalText("reason").map(Reason::ofWord),
                fields.optionalTime("since").orElseThrow(() -> new Unreadable("since is missing")),
                fields.optionalTime("until"),
                fields.text("because"),
                fields.text("key"));
    }
}
