package dev.rebound.functions;

import dev.rebound.core.Attempt;
import dev.rebound.core.Decision;
import dev.rebound.core.Dispatch;
import dev.rebound.core.MailStream;
import dev.rebound.core.Refusal;
import dev.rebound.core.Status;
import dev.rebound.core.Suppression;
import dev.rebound.functions.Outbox.Kept;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When the wait is over, looks once more: what arrived meanwhile, who was suppressed or has
 * unsubscribed, what came too late or was superseded, is not sent again, and the reason is
 * recorded. Else the mail goes out as its next attempt. What was not sent through Rebound is
 * announced as {@code Resend Due}, with the decision and SES's whole {@code mail} object, and the
 * application sends.
 */
public final class Resend extends Effect {
    private final Dispatch dispatch;
    private final Dispatcher dispatcher;

    public Resend() {
        this(Production.ports());
    }

    public Resend(Ports ports) {
        super(ports);
        this.dispatch = new Dispatch(ports.policy());
        this.dispatcher = new Dispatcher(ports);
    }

    /** However often a message bounced for a recipient, it is sent again once. */
    @Override
    String subject(Decision decision) {
        return messageOf(decision);
    }

    @Override
    Map<String, Object> apply(Decision decision, Map<String, Object> input) {
        Optional<Attempt> attempt =
                decision.tags()
                        .attempt()
                        .or(
                                () ->
                                        ports.ledger()
                                                .attempt(
                                                        decision.messageId(),
                                                        decision.recipient()));
        Optional<Kept> kept =
                attempt.flatMap(one -> ports.outbox().find(decision.recipient(), one.mail()));
        int next = attempt.map(Attempt::number).orElse(1) + 1;
        Map<String, Object> outcome =
                kept.flatMap(one -> Dispatcher.earlier(one, next))
                        .or(() -> refusal(decision, kept, next).map(Dispatcher::outcome))
                        .or(() -> kept.map(one -> dispatcher.attempt(one.mail(), next)))
                        .orElseGet(() -> due(decision, input));
        if (outcome.get("outcome").equals("sent"))
            tell("Message Resent", decision, Map.of("resentAs", outcome.get("messageId")));
        if (outcome.get("outcome").equals("refused"))
            tell("Delivery Stuck", decision, Map.of("because", outcome.get("because")));
        conclude(decision, sentence(outcome));
        ports.telemetry().emit(Signals.resend(decision, outcome));
        return outcome;
    }

    private Optional<Refusal> refusal(Decision decision, Optional<Kept> kept, int next) {
        Collection<Suppression> suppressions =
                ports.ledger().history(decision.recipient()).suppressions().values();
        Instant now = ports.clock().instant();
        MailStream unknown = decision.tags().stream().orElse(MailStream.MARKETING);
        return dispatch.again(reported(decision, kept), next)
                .or(
                        () ->
                                kept.map(
                                                one ->
                                                        dispatch.first(
                                                                one.mail().expires(),
                                                                one.superseded(),
                                                                one.mail().stream(),
                                                                suppressions,
                                                                now))
                                        .orElseGet(
                                                () ->
                                                        dispatch.suppressed(
                                                                unknown, suppressions, now)));
    }

    /** Of all attempts: also the first may have arrived late. */
    private Set<Status> reported(Decision decision, Optional<Kept> kept) {
        Set<String> messages = new HashSet<>(Set.of(decision.messageId()));
        kept.ifPresent(
                one ->
                        one.attempts()
                                .values()
                                .forEach(each -> each.messageId().ifPresent(messages::add)));
        Set<Status> reported = new HashSet<>();
        messages.forEach(id -> reported.addAll(ports.ledger().reported(id, decision.recipient())));
        return reported;
    }

    private Map<String, Object> due(Decision decision, Map<String, Object> input) {
        Object mail = input.get("mail");
        tell("Resend Due", decision, mail == null ? Map.of() : Map.of("mail", mail));
        return Dispatcher.outcome("due", "The application was told to send it again.");
    }

    private void tell(String detailType, Decision decision, Map<String, Object> more) {
        Map<String, Object> detail = new LinkedHashMap<>(DecisionJson.write(decision));
        detail.putAll(more);
        ports.announcer().announce(detailType, detail);
    }

    private static String sentence(Map<String, Object> outcome) {
        return outcome.containsKey("messageId")
                ? "sent again as message " + outcome.get("messageId")
                : outcome.get("outcome") + ": " + outcome.get("because");
    }
}
