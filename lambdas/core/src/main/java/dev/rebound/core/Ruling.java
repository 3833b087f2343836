package dev.rebound.core;

import dev.rebound.core.Decision.Word;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A judgement in the making: one feedback, its verdict, and what they add to what was known.
 * Immutable; the methods that return a {@link Judgement} end it, each with the policy's name and
 * the rest of the sentence that explains it.
 */
record Ruling(
        Feedback feedback,
        Optional<Verdict> verdict,
        RecipientHistory history,
        Optional<Status> status,
        Policy policy) {

    static Ruling on(
            Feedback feedback, Optional<Verdict> verdict, RecipientHistory history, Policy policy) {
        return new Ruling(feedback, verdict, history, Optional.empty(), policy);
    }

    Ruling reported(Status reported) {
        return new Ruling(feedback, verdict, history, Optional.of(reported), policy);
    }

    Ruling counted(Strike.Kind kind) {
        return new Ruling(feedback, verdict, history.with(strike(kind)), status, policy);
    }

    Rung rung(Strike.Kind kind, Duration window, int limit) {
        return Rung.of(strike(kind), history, window, limit);
    }

    Judgement suppress(Instant since, String name, String rest) {
        return end(Word.SUPPRESS, since, name, rest, null, null, null);
    }

    Judgement suppress(Instant since, Duration pause, String name, String rest) {
        return end(Word.SUPPRESS, since, name, rest, null, since.plus(pause), null);
    }

    Judgement resend(Duration wait, String name, String rest) {
        return end(Word.RESEND, feedback.at(), name, rest, feedback.at().plus(wait), null, null);
    }

    Judgement watch(Instant until, String name, String rest) {
        return end(Word.WATCH, feedback.at(), name, rest, null, null, until);
    }

    Judgement hold(String name, String rest) {
        return end(Word.HOLD, feedback.at(), name, rest, null, null, null);
    }

    Judgement lift(String name, String rest) {
        return end(Word.LIFT, feedback.at(), name, rest, null, null, null);
    }

    Judgement leave(String name, String rest) {
        return end(Word.LEAVE, feedback.at(), name, rest, null, null, null);
    }

    private Strike strike(Strike.Kind kind) {
        return new Strike(feedback.at(), feedback.key(), kind);
    }

    private Judgement end(
            Word word,
            Instant since,
            String name,
            String rest,
            Instant resendAt,
            Instant suppressUntil,
            Instant watchUntil) {
        Decision decision =
                new Decision(
                        feedback.key(),
                        feedback.message().id(),
                        feedback.recipient(),
                        feedback.type(),
                        since,
                        word,
                        verdict,
                        verdict.map(v -> v.phrase() + ": ").orElse("") + rest,
                        name,
                        policy.version(),
                        Optional.ofNullable(resendAt),
                        Optional.ofNullable(suppressUntil),
                        Optional.ofNullable(watchUntil));
        return new Judgement(decision, history, status);
    }
}
