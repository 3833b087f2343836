package dev.rebound.functions;

import dev.rebound.core.Address;
import dev.rebound.core.Blame;
import dev.rebound.core.Decision;
import dev.rebound.core.EventType;
import dev.rebound.core.Reason;
import dev.rebound.core.Tags;
import dev.rebound.core.Verdict;
import dev.rebound.json.Fields;
import dev.rebound.json.Unreadable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON between functions and workflows:
 *
 * <pre>
 * {"key","messageId","tags","recipient","type","hard","since","cause","decision","reason","blame","gravity","evidence","provider","because","policy",
 * "policyVersion","resendAt","suppressUntil","watchUntil"}</pre>
 *
 * Times are ISO 8601 in UTC; what does not apply is null. The answer of {@code decide} adds {@code
 * duplicate}, and for what nobody understood it holds {@code {"decision":"quarantine","because"}}
 * alone.
 */
public final class DecisionJson {
    /** Stands in place of a decision where none could be made. */
    public static final String QUARANTINE = "quarantine";

    private static final List<String> NO_VERDICT =
            List.of("reason", "blame", "gravity", "evidence", "provider");

    private DecisionJson() {}

    public static Map<String, Object> write(Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", decision.key());
        json.put("messageId", decision.messageId());
        json.put("tags", decision.tags().values());
        json.put(
                "recipient",
                decision.recipient().isDisclosed() ? decision.recipient().value() : null);
        json.put("type", decision.type().sesName());
        json.put("hard", decision.hard());
        json.put("since", decision.since().toString());
        json.put("cause", decision.cause());
        json.put("decision", decision.word().word());
        decision.verdict()
                .ifPresentOrElse(
                        verdict -> write(verdict, json),
                        () -> NO_VERDICT.forEach(name -> json.put(name, null)));
        json.put("because", decision.because());
        json.put("policy", decision.policy());
        json.put("policyVersion", decision.policyVersion());
        json.put("resendAt", decision.resendAt().map(Instant::toString).orElse(null));
        json.put("suppressUntil", decision.suppressUntil().map(Instant::toString).orElse(null));
        json.put("watchUntil", decision.watchUntil().map(Instant::toString).orElse(null));
        return json;
    }

    /**
     * @throws Unreadable naming the field that is missing or wrong
     */
    public static Decision read(Map<String, Object> json) {
        Fields fields = Fields.of(json);
        return new Decision(
                fields.text("key"),
                fields.text("messageId"),
                fields.optionalObject("tags")
                        .map(tags -> new Tags(tags.textValues()))
                        .orElse(Tags.NONE),
                fields.optionalText("recipient").map(Address::parse).orElse(Address.UNDISCLOSED),
                EventType.ofSesName(fields.text("type"))
                        .orElseThrow(() -> new Unreadable("type is none of SES's")),
                fields.isTrue("hard"),
                fields.optionalTime("since").orElseThrow(() -> new Unreadable("since is missing")),
                fields.text("cause"),
                Decision.Word.ofWord(fields.text("decision")),
                verdict(fields),
                fields.text("because"),
                fields.text("policy"),
                fields.text("policyVersion"),
                fields.optionalTime("resendAt"),
                fields.optionalTime("suppressUntil"),
                fields.optionalTime("watchUntil"));
    }

    /**
     * Adds {@code reason}, {@code blame}, {@code gravity}, {@code evidence} and {@code provider}.
     */
    static void write(Verdict verdict, Map<String, Object> json) {
        json.put("reason", verdict.reason().word());
        json.put("blame", verdict.blame().word());
        json.put("gravity", verdict.gravity().name());
        json.put("evidence", verdict.evidence());
        json.put("provider", verdict.provider());
    }

    static Optional<Verdict> verdict(Fields fields) {
        return fields.optionalText("reason")
                .map(
                        reason ->
                                new Verdict(
                                        Reason.ofWord(reason),
                                        Blame.ofWord(fields.text("blame")),
                                        Verdict.Gravity.valueOf(fields.text("gravity")),
                                        fields.text("evidence"),
                                        fields.text("provider")));
    }

    public static Map<String, Object> quarantine(String because) {
        return Map.of("decision", QUARANTINE, "because", because);
    }
}
