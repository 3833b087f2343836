package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.Dispatch;
import dev.rebound.core.Gate.WhenUnreadable;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Refusal;
import dev.rebound.functions.Outbox.Kept;
import dev.rebound.json.Json;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sending gate: a mail in ({@link MailJson}), for each recipient one receipt out:
 *
 * <pre>
 * {"receipts":[{"recipient","mail","outcome","messageId","because"}]}</pre>
 *
 * For applications and for workflows. Called again with the same key it sends nothing twice, and
 * answers as before. It fails when one recipient's mail fails, after the others were served; called
 * again it finishes.
 */
public final class Send extends Handler<Map<String, Object>, Map<String, Object>> {
    private final Ports ports;
    private final Dispatch dispatch;
    private final Dispatcher dispatcher;

    public Send() {
        this(Production.ports());
    }

    public Send(Ports ports) {
        this.ports = ports;
        this.dispatch = new Dispatch(ports.policy());
        this.dispatcher = new Dispatcher(ports);
    }

    /**
     * @throws dev.rebound.json.Unreadable naming the field that is missing or of a wrong kind
     * @throws dev.rebound.mail.InvalidMail naming the field that is wrong, or the key when it was
     *     used for another mail
     */
    @Override
    Map<String, Object> handle(Map<String, Object> input, Context context) {
        List<Mail> mails = MailJson.read(input).each();
        mails.forEach(ports.outbox()::keep);
        return Map.of("receipts", Each.of(mails, mail -> receipt(mail, context)));
    }

    private Map<String, Object> receipt(Mail mail, Context context) {
        RecipientHistory history = history(mail);
        Kept kept = ports.outbox().find(mail.recipient(), mail.id()).orElseThrow();
        Optional<Refusal> refusal = refusal(kept, history);
        if (refusal.isEmpty()) Unlist.beforeSending(history, ports, context);
        Once.Done done =
                ports.once()
                        .run("Send/" + mail.id(), context, () -> Json.text(send(mail, refusal)));
        Map<String, Object> outcome = Json.object(done.result());
        if (!done.before()) ports.telemetry().emit(Signals.send(mail, outcome));
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("recipient", mail.recipient().value());
        receipt.put("mail", mail.id());
        receipt.putAll(dispatcher.latest(mail, 1, outcome));
        return receipt;
    }

    private Map<String, Object> send(Mail mail, Optional<Refusal> refusal) {
        Map<String, Object> outcome =
                refusal.map(Dispatcher::outcome).orElseGet(() -> dispatcher.attempt(mail, 1));
        if (outcome.get("outcome") instanceof String word && !Dispatcher.isAttempted(word))
            ports.outbox()
                    .decline(
                            mail.recipient(),
                            mail.id(),
                            new Refusal(word, (String) outcome.get("because")));
        else mail.supersededId().ifPresent(id -> ports.outbox().supersede(mail.recipient(), id));
        return outcome;
    }

    /** A mail that was attempted before is past refusing: its answer may have been lost. */
    private Optional<Refusal> refusal(Kept kept, RecipientHistory history) {
        if (!kept.attempts().isEmpty()) return Optional.empty();
        if (kept.declined().isPresent()) return kept.declined();
        return dispatch.first(
                kept.mail().expires(),
                kept.superseded(),
                kept.mail().stream(),
                history.suppressions().values(),
                ports.clock().instant());
    }

    /** Nothing is known of whom nobody can read, where the stream fails open. */
    private RecipientHistory history(Mail mail) {
        try {
            return ports.ledger().history(mail.recipient());
        } catch (RuntimeException unreadable) {
            if (ports.policy().gate(mail.stream()).whenUnreadable() == WhenUnreadable.WAIT)
                throw unreadable;
            return RecipientHistory.of(mail.recipient());
        }
    }
}
