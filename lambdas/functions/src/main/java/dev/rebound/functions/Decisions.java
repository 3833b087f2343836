package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.Address;
import dev.rebound.core.Bounce;
import dev.rebound.core.Decider;
import dev.rebound.core.Decision;
import dev.rebound.core.Feedback;
import dev.rebound.core.Judgement;
import dev.rebound.core.Message;
import dev.rebound.core.Occasion;
import dev.rebound.core.Policy;
import dev.rebound.core.Progress;
import dev.rebound.core.Reason;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Traffic;
import dev.rebound.core.Unknown;
import dev.rebound.functions.Ledger.Origin;
import dev.rebound.json.Json;
import dev.rebound.runtime.Signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Decides about each feedback of an event, and about each only once: a half-done event resumes
 * where it stopped.
 */
final class Decisions {
    private final Ports ports;
    private final Decider decider;

    Decisions(Ports ports) {
        this.ports = ports;
        this.decider = new Decider(ports.policy());
    }

    /**
     * @param execution the workflow execution that asks; empty when no workflow does
     * @return {@link DecisionJson}, one for each recipient in the event
     */
    List<Map<String, Object>> on(Map<String, Object> event, String execution, Context context) {
        Origin origin = new Origin(String.valueOf(event.get("id")), execution);
        return SesEvents.read(event).stream()
                .map(reading -> answer(reading, origin, context))
                .toList();
    }

    private Map<String, Object> answer(SesEvents.Reading reading, Origin origin, Context context) {
        return switch (reading) {
            case SesEvents.Reading.Understood(Feedback feedback) ->
                    decide(feedback, origin, context);
            case SesEvents.Reading.Unreadable(String because) -> DecisionJson.quarantine(because);
        };
    }

    private Map<String, Object> decide(Feedback feedback, Origin origin, Context context) {
        link(feedback);
        String key = Decide.KEY + feedback.key();
        return once(key, context, () -> decide(feedback, origin), Signals::feedback, origin);
    }

    /** Whichever event comes first tells which attempt at a mail SES took, and as which message. */
    private void link(Feedback feedback) {
        boolean human =
                feedback instanceof Progress.Open
                        || feedback instanceof Progress.Click
                        || feedback instanceof Progress.Subscription;
        if (human || !feedback.recipient().isDisclosed()) return; // others came before
        Message message = feedback.message();
        Instant at = message.sentAt().orElse(feedback.at());
        message.tags()
                .attempt()
                .ifPresent(
                        attempt ->
                                ports.outbox()
                                        .sent(feedback.recipient(), attempt, at, message.id()));
    }

    private Decision decide(Feedback feedback, Origin origin) {
        Decision decision =
                ports.ledger()
                        .record(Occasion.of(feedback), origin, history -> judge(feedback, history));
        if (feedback instanceof Bounce bounce) noteUnknown(bounce, decision);
        return decision;
    }

    private void noteUnknown(Bounce bounce, Decision decision) {
        decision.verdict()
                .filter(verdict -> verdict.reason() == Reason.UNRECOGNISED)
                .map(verdict -> Unknown.of(bounce, verdict))
                .filter(unknown -> !unknown.template().isEmpty())
                .ifPresent(ports.casebook()::note);
    }

    /**
     * @param event the id of the envelope that told of the bounce
     * @return {@link DecisionJson} of the decision that takes the doubt's place
     */
    Map<String, Object> again(Decision doubt, String event, String execution, Context context) {
        String key = "AskAgain/" + doubt.key() + "/" + doubt.watchUntil().orElseThrow();
        Origin origin = new Origin(event, execution);
        return once(
                key,
                context,
                () ->
                        ports.ledger()
                                .record(
                                        Occasion.of(doubt),
                                        origin,
                                        history -> judgeAgain(doubt, history)),
                Signals::again,
                origin);
    }

    private Map<String, Object> once(
            String key,
            Context context,
            Supplier<Decision> decision,
            BiFunction<Decision, Origin, Signal> made,
            Origin origin) {
        AtomicReference<Decision> now = new AtomicReference<>();
        Once.Done done = ports.once().run(key, context, () -> Json.text(write(decision, now)));
        Map<String, Object> answer =
                done.before() ? Json.object(done.result()) : DecisionJson.write(now.get());
        ports.telemetry()
                .emit(done.before() ? Signals.duplicate(origin) : made.apply(now.get(), origin));
        answer.put("duplicate", done.before());
        return answer;
    }

    private static Map<String, Object> write(
            Supplier<Decision> decision, AtomicReference<Decision> made) {
        made.set(decision.get());
        return DecisionJson.write(made.get());
    }

    private Judgement judge(Feedback feedback, RecipientHistory history) {
        Traffic traffic =
                feedback instanceof Bounce
                        ? traffic(feedback.recipient(), feedback.at(), feedback.at())
                        : Traffic.none();
        return decider.decide(feedback, history, traffic, ports.clock().instant());
    }

    private Judgement judgeAgain(Decision doubt, RecipientHistory history) {
        Traffic traffic = traffic(doubt.recipient(), doubt.since(), ports.clock().instant());
        return decider.askAgain(doubt, history, traffic, ports.clock().instant());
    }

    /**
     * That of the recipient's domain, from a while before the one time to a while behind the other.
     */
    private Traffic traffic(Address recipient, Instant from, Instant to) {
        Policy.Doubt doubt = ports.policy().doubt();
        Instant earliest = from.minus(doubt.silence()).minus(doubt.window());
        return ports.ledger().traffic(recipient.domain(), earliest, to.plus(doubt.window()));
    }
}
