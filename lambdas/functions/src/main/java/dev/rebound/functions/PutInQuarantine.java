package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.event.NotUnderstood;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps what nobody understood or could carry out. Takes {@code {"event": …, "because": "…"}} from
 * a workflow, the event by which intake tells of input that is no event ({@link NotUnderstood}), or
 * the one by which Step Functions tells that an execution failed (Step Functions Developer Guide,
 * "Step Functions Execution Status Change"); gives the quarantine's id.
 */
public final class PutInQuarantine extends Handler<Map<String, Object>, Map<String, Object>> {
    private static final String ANNOUNCEMENT = "Feedback Quarantined";
    private static final String FAILED = "the workflow failed: ";

    /** In the error report of AWS's runtime client, of which Step Functions may cut off the end. */
    private static final Pattern MESSAGE =
            Pattern.compile("\"errorMessage\":\"((?:[^\\\\\"]|\\\\u[0-9a-f]{4}|\\\\.){0,500})");

    private final Ports ports;

    public PutInQuarantine() {
        this(Production.ports());
    }

    public PutInQuarantine(Ports ports) {
        this.ports = ports;
    }

    /** Whether it lies there because a workflow failed that had begun with this input. */
    public static boolean isOfWorkflow(Quarantine.Item item, String input) {
        return item.because().startsWith(FAILED)
                && Arrays.equals(item.content(), input.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    Map<String, Object> handle(Map<String, Object> input, Context context) {
        Fields fields = Fields.of(input);
        return switch (fields.optionalText("detail-type").orElse("")) {
            case "" -> keepEvent(Json.text(input.get("event")), fields.text("because"));
            case NotUnderstood.DETAIL_TYPE -> keep(NotUnderstood.of(fields.object("detail")));
            default -> keepInput(fields.object("detail"));
        };
    }

    private Map<String, Object> keepInput(Fields execution) {
        String error = execution.optionalText("error").orElse(execution.text("status"));
        String cause = execution.optionalText("cause").orElse("see its history");
        String because = FAILED + error + ": " + message(cause);
        return keepEvent(execution.optionalText("input").orElse("{}"), because);
    }

    /**
     * What a function said that failed, without where in its code it was; any other cause whole.
     */
    private static String message(String cause) {
        Matcher report = MESSAGE.matcher(cause);
        return report.find() ? (String) Json.any('"' + report.group(1) + '"') : cause;
    }

    private Map<String, Object> keepEvent(String event, String because) {
        String origin = Fields.of(Json.object(event)).optionalText("id").orElse("unknown");
        return keep(new NotUnderstood(origin, because, event.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Object> keep(NotUnderstood input) {
        Quarantine.Item item =
                Quarantine.Item.of(
                        ports.clock().instant(), input.origin(), input.because(), input.content());
        if (ports.quarantine().keep(item)) tell(item);
        return Map.of("id", item.id());
    }

    private void tell(Quarantine.Item item) {
        ports.telemetry().emit(Signals.quarantined(item));
        if (!isOurOwn(item)) announce(item);
    }

    private void announce(Quarantine.Item item) {
        Map<String, Object> detail =
                Map.of("id", item.id(), "event", item.origin(), "because", item.because());
        ports.announcer().announce(ANNOUNCEMENT, detail);
    }

    /**
     * A rule that sends announcements where nobody understands them must not go round in circles,
     * however they are wrapped on their way.
     */
    private static boolean isOurOwn(Quarantine.Item item) {
        return new String(item.content(), StandardCharsets.UTF_8).contains(ANNOUNCEMENT);
    }
}
