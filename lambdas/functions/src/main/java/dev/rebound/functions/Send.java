package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

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
 * answers as before.
 */
public final class Send implements RequestHandler<Map<String, Object>, Map<String, Object>> {
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
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        List<Map<String, Object>> receipts =
                MailJson.read(input).each().stream().map(mail -> receipt(mail, context)).toList();
        return Map.of("receipts", receipts);
    }

    private Map<String, Object> receipt(Mail mail, Context context) {
        ports.outbox().keep(mail);
        mail.supersededId().ifPresent(id -> ports.outbox().supersede(mail.recipient(), id));
        RecipientHistory history = history(mail);
        Unlist.beforeSending(history, ports, context);
        Once.Done done =
                ports.once()
                        .run("Send/" + mail.id(), context, () -> Json.text(send(mail, history)));
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("recipient", mail.recipient().value());
        receipt.put("mail", mail.id());
        receipt.putAll(Json.object(done.result()));
        return receipt;
    }

    private Map<String, Object> send(Mail mail, RecipientHistory history) {
        boolean superseded =
                ports.outbox()
                        .find(mail.recipient(), mail.id())
                        .map(Kept::superseded)
                        .orElse(false);
        Optional<Refusal> refusal =
                dispatch.first(
                        mail.expires(),
                        superseded,
                        mail.stream(),
                        history.suppressions().values(),
                        ports.clock().instant());
        return refusal.map(no -> Dispatcher.outcome(no.word(), no.because()))
                .orElseGet(() -> dispatcher.attempt(mail, 1));
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
