package dev.rebound.functions;

import dev.rebound.core.Attempt;
import dev.rebound.core.Message;
import dev.rebound.core.Refusal;
import dev.rebound.core.Tags;
import dev.rebound.functions.Outbox.Kept;
import dev.rebound.functions.Outbox.Sending;
import dev.rebound.mail.Mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes each attempt at a mail at most once. It is claimed before SES is called; when the answer is
 * lost, nobody claims it again, and SES's events, which carry the attempt as a tag, tell what came
 * of it.
 */
final class Dispatcher {
    private static final String SENT = "sent";
    private static final String UNANSWERED = "unanswered";

    private final Ports ports;

    Dispatcher(Ports ports) {
        this.ports = ports;
    }

    /**
     * @return {@code {"outcome": "sent", "messageId"}}, {@code {"outcome": "refused", "because"}}
     *     or {@code {"outcome": "unanswered"}}
     * @throws Busy when it may be attempted again
     */
    Map<String, Object> attempt(Mail mail, int number) {
        Attempt attempt = new Attempt(mail.id(), number);
        Instant now = ports.clock().instant();
        Optional<Sending> other = ports.outbox().claim(mail.recipient(), attempt, now);
        if (other.isPresent()) return answer(other.get());
        try {
            Mailer.Accepted accepted = ports.mailer().send(mail, number);
            ports.outbox().sent(mail.recipient(), attempt, now, accepted.messageId());
            ports.ledger().sent(message(mail, number, accepted, now), mail.recipient());
            return sent(accepted.messageId());
        } catch (Busy later) {
            ports.outbox().release(mail.recipient(), attempt);
            throw later;
        } catch (Mailer.Refused refused) {
            ports.outbox().release(mail.recipient(), attempt);
            return outcome("refused", String.valueOf(refused.getMessage()));
        }
    }

    /** An earlier answer, or what is known by now if that was none. */
    Map<String, Object> latest(Mail mail, int number, Map<String, Object> answer) {
        if (!answer.get("outcome").equals(UNANSWERED)) return answer;
        return ports.outbox()
                .find(mail.recipient(), mail.id())
                .flatMap(kept -> earlier(kept, number))
                .orElse(answer);
    }

    /** Whether SES has taken the mail, as far as anybody knows. */
    static boolean isAttempted(String outcome) {
        return outcome.equals(SENT) || outcome.equals(UNANSWERED);
    }

    /** What an attempt came to that was made already, by a process that may have died of it. */
    static Optional<Map<String, Object>> earlier(Kept kept, int number) {
        return Optional.ofNullable(kept.attempts().get(number)).map(Dispatcher::answer);
    }

    static Map<String, Object> outcome(Refusal refusal) {
        return outcome(refusal.word(), refusal.because());
    }

    static Map<String, Object> outcome(String word, String because) {
        Map<String, Object> outcome = new LinkedHashMap<>(Map.of("outcome", word));
        outcome.put("because", because);
        return outcome;
    }

    private static Map<String, Object> answer(Sending other) {
        return other.messageId()
                .map(Dispatcher::sent)
                .orElse(outcome(UNANSWERED, "SES did not say whether it took the mail."));
    }

    private static Map<String, Object> sent(String messageId) {
        return new LinkedHashMap<>(Map.of("outcome", SENT, "messageId", messageId));
    }

    private static Message message(
            Mail mail, int number, Mailer.Accepted accepted, Instant sentAt) {
        Tags tags = mail.tags(number).with(Tags.CONFIGURATION_SET, accepted.configurationSet());
        List<String> destination = List.of(mail.recipient().value());
        return new Message(accepted.messageId(), Optional.of(sentAt), destination, tags);
    }
}
