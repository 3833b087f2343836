package dev.rebound.core;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** May a mail go out now, for the first time or again? Pure, as {@link Decider} is. */
public final class Dispatch {
    private final Policy policy;

    public Dispatch(Policy policy) {
        this.policy = policy;
    }

    /**
     * Before the first attempt.
     *
     * @param expires when the mail is worth nothing any more
     * @param superseded whether a later mail took its place
     */
    public Optional<Refusal> first(
            Optional<Instant> expires,
            boolean superseded,
            MailStream stream,
            Collection<Suppression> suppressions,
            Instant now) {
        return expired(expires, now)
                .or(() -> superseded(superseded))
                .or(() -> suppressed(stream, suppressions, now));
    }

    /**
     * Before the attempt that follows a message.
     *
     * @param reported everything reported of that message
     * @param number that of the attempt that would follow
     */
    public Optional<Refusal> again(Collection<Status> reported, int number) {
        return Status.latest(reported.stream().filter(Status::forbidsResend).toList())
                .map(Dispatch::forbidden)
                .or(() -> tooOften(number));
    }

    public Optional<Refusal> suppressed(
            MailStream stream, Collection<Suppression> suppressions, Instant now) {
        return policy.gate(stream)
                .stop(suppressions, now)
                .map(stop -> new Refusal("suppressed", "Suppressed: " + stop.because()));
    }

    private static Optional<Refusal> expired(Optional<Instant> expires, Instant now) {
        return expires.filter(end -> !now.isBefore(end))
                .map(
                        end ->
                                new Refusal(
                                        "expired",
                                        "It was worth sending until " + Phrases.of(end) + "."));
    }

    private static Optional<Refusal> superseded(boolean superseded) {
        return superseded
                ? Optional.of(new Refusal("superseded", "A later mail took its place."))
                : Optional.empty();
    }

    private Optional<Refusal> tooOften(int number) {
        return number > policy.attempts()
                ? Optional.of(
                        new Refusal("given-up", "It was tried " + policy.attempts() + " times."))
                : Optional.empty();
    }

    private static Refusal forbidden(Status status) {
        return new Refusal(
                status.word(),
                switch (status) {
                    case DELIVERED, OPENED, CLICKED -> "It arrived meanwhile.";
                    case UNSUBSCRIBED -> "The recipient unsubscribed.";
                    case NOT_SENT -> "SES does not send it.";
                    case COMPLAINED -> "The recipient complained.";
                    case SENT, DELAYED, BOUNCED ->
                            throw new IllegalArgumentException("forbids nothing: " + status);
                });
    }
}
