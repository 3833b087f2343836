package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.EventType;
import dev.rebound.event.Envelope;
import dev.rebound.functions.Ledger.Sent;
import dev.rebound.functions.Outbox.Unanswered;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Looks, each hour, for messages whose end nobody told: asks SES what it remembers and puts the
 * lost events on the bus; of what SES knows no end either it announces {@code Delivery Stuck}, as
 * it does of attempts of which nobody knows whether SES took them. Answers, of the hours that it
 * looked at, with
 *
 * <pre>
 * [{"hour","configurationSet","sent","lost","rate"}]</pre>
 */
public final class Audit extends Handler<Map<String, Object>, List<Map<String, Object>>> {
    /** A missed run is made up for within a day. */
    private static final int HOURS = 24;

    /** SES takes one question a second, and Lambda has fifteen minutes. */
    private static final int QUESTIONS = 600;

    /** SES tells within minutes that it took a message; so long after that it will not. */
    private static final Duration UNANSWERED = Duration.ofHours(2);

    private static final String UNKNOWN = "unknown";

    private final Ports ports;

    public Audit() {
        this(Production.ports());
    }

    public Audit(Ports ports) {
        this.ports = ports;
    }

    /**
     * @param schedule is not looked at
     */
    @Override
    List<Map<String, Object>> handle(Map<String, Object> schedule, Context context) {
        Run run = new Run(context);
        Instant now = ports.clock().instant();
        Instant to = now.minus(UNANSWERED);
        Each.of(ports.outbox().unanswered(to.minus(Duration.ofHours(HOURS)), to), run::stuck);
        List<Instant> hours = hours(Losses.lastHour(now, ports.policy()));
        return Each.of(hours, hour -> run.audit(hour, hour.equals(hours.getFirst()))).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Those of a day that ends then, oldest first. */
    private static List<Instant> hours(Instant last) {
        return IntStream.range(0, HOURS)
                .mapToObj(back -> last.minus(Duration.ofHours(HOURS - 1 - back)))
                .map(hour -> hour.truncatedTo(ChronoUnit.HOURS))
                .toList();
    }

    /** One call of the function. */
    private final class Run {
        private final Context context;
        private int questions;

        Run(Context context) {
            this.context = context;
        }

        /**
         * Looks at each hour when it is over, and once more before it leaves: a {@code Send} may be
         * late, too.
         */
        List<Map<String, Object>> audit(Instant hour, boolean leaves) {
            if (leaves) return look(hour);
            List<Map<String, Object>> found = new ArrayList<>();
            try {
                ports.once().run("Looked/" + hour, context, () -> settle(hour, found));
            } catch (Unsettled theNextRunGoesOn) {
                return found;
            }
            return found;
        }

        private String settle(Instant hour, List<Map<String, Object>> found) {
            found.addAll(look(hour));
            if (questions >= QUESTIONS) throw new Unsettled();
            return "settled";
        }

        private List<Map<String, Object>> look(Instant hour) {
            List<Losses> all = Losses.in(hour, ports.ledger());
            all.forEach(this::count);
            Each.of(all.stream().flatMap(losses -> losses.open().stream()).toList(), this::recover);
            return all.stream().map(Losses::json).toList();
        }

        /** What was lost of an hour counts once. */
        private void count(Losses losses) {
            String key = "Audited/" + losses.hour() + "/" + losses.configurationSet();
            if (!ports.once().run(key, context, () -> "counted").before())
                ports.telemetry().emit(Signals.audited(losses));
        }

        private String recover(Sent message) {
            if (questions >= QUESTIONS && !isLeaving(message)) return UNKNOWN; // the next run asks
            String key = message.messageId() + "/" + message.recipient();
            Once.Done asked = ports.once().run("Audit/" + key, context, () -> ask(message));
            if (asked.result().equals(UNKNOWN))
                ports.once().run(CheckOutcome.KEY + key, context, () -> announceStuck(message));
            return asked.result();
        }

        /** Whether no later run will look at it. */
        private boolean isLeaving(Sent message) {
            Instant last = Losses.lastHour(ports.clock().instant(), ports.policy());
            return message.at().isBefore(last.minus(Duration.ofHours(HOURS - 2)));
        }

        private String ask(Sent message) {
            if (questions++ >= QUESTIONS) return UNKNOWN;
            List<Map<String, Object>> events = ports.insights().events(message.messageId());
            for (Map<String, Object> event : events)
                ports.announcer().put(Envelope.INTAKE, detailType(event), event);
            return events.isEmpty() ? UNKNOWN : "recovered";
        }

        /** Unless it was watched, and so announced before. */
        private String announceStuck(Sent message) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("messageId", message.messageId());
            detail.put("recipient", message.recipient().value());
            detail.put("since", message.at().toString());
            detail.put("configurationSet", message.configurationSet());
            detail.put(
                    "because",
                    "No event told how the message ended, and SES could not be asked or did not know.");
            ports.announcer().announce("Delivery Stuck", detail);
            return CheckOutcome.STUCK;
        }

        private String stuck(Unanswered unanswered) {
            String key = "Audit/" + unanswered.attempt();
            return ports.once().run(key, context, () -> announceStuck(unanswered)).result();
        }

        private String announceStuck(Unanswered unanswered) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("mail", unanswered.attempt().mail());
            detail.put("attempt", unanswered.attempt().number());
            ports.outbox()
                    .find(unanswered.recipient(), unanswered.attempt().mail())
                    .ifPresent(kept -> detail.put("key", kept.mail().key()));
            detail.put("recipient", unanswered.recipient().value());
            detail.put("since", unanswered.at().toString());
            detail.put("because", "Nobody knows whether SES took the message.");
            ports.announcer().announce("Delivery Stuck", detail);
            return "stuck";
        }
    }

    /** More was lost than one run may ask about. */
    private static final class Unsettled extends RuntimeException {}

    private static String detailType(Map<String, Object> event) {
        return EventType.ofSesName((String) event.get("eventType")).orElseThrow().detailType();
    }
}
