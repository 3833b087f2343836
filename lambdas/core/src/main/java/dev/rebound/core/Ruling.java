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
        Cause cause,
        Optional<Verdict> verdict,
        RecipientHistory history,
        Optional<Status> status,
        Policy policy) {

    /**
     * The feedback that settles the matter: this one, unless it arrived after a later one that it
     * adds up to.
     */
    record Cause(Instant at, String key) {}

    static Ruling on(
            Feedback feedback, Optional<Verdict> verdict, RecipientHistory history, Policy policy) {
        Cause itself = new Cause(feedback.at(), feedback.key());
        return new Ruling(feedback, itself, verdict, history, Optional.empty(), policy);
    }

    Ruling reported(Status reported) {
        return new Ruling(feedback, cause, verdict, history, Optional.of(reported), policy);
    }

    Ruling counted(Strike.Kind kind) {
        return new Ruling(feedback, cause, verdict, history.with(strike(kind)), status, policy);
    }

    Ruling causedBy(Strike last) {
        Cause cause = new Cause(last.at(), last.key());
        return new Ruling(feedback, cause, Optional.of(last.verdict()), history, status, policy);
    }

    Rung rung(Strike.Kind kind, Duration window, int limit) {
        return Rung.of(strike(kind), history, window, limit);
    }

    Judgement suppress(String name, String rest) {
        return end(Word.SUPPRESS, name, rest, null, null, null);
    }

    Judgement suppress(Duration pause, String name, String rest) {
        return end(Word.SUPPRESS, name, rest, null, cause.at().plus(pause), null);
    }

    Judgement resend(Duration wait, String name, String rest) {
        return end(Word.RESEND, name, rest, cause.at().plus(wait), null, null);
    }

    Judgement watch(Instant until, String name, String rest) {
        return end(Word.WATCH, name, rest, null, null, until);
    }

    Judgement hold(String name, String rest) {
        return end(Word.HOLD, name, rest, null, null, null);
    }

    Judgement lift(String name, String rest) {
        return end(Word.LIFT, name, rest, null, null, null);
    }

    Judgement leave(String name, String rest) {
        return end(Word.LEAVE, name, rest, null, null, null);
    }

    private Strike strike(Strike.Kind kind) {
        return new Strike(
                feedback.at(),
                feedback.message().id(),
                feedback.key(),
                kind,
                verdict.orElseThrow());
    }

    private Judgement end(
            Word word,
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
                        cause.at(),
                        cause.key(),
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
