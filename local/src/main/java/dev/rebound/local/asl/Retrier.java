package dev.rebound.local.asl;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to try again, and after how long. */
record Retrier(
        ErrorEquals errors,
        int intervalSeconds,
        int maxAttempts,
        double backoffRate,
        int maxDelaySeconds,
        boolean jitter) {
    /** No delay can be longer: an execution lives a year. */
    private static final int LONGEST = 31_622_400;

    static Retrier read(Cursor at) {
        at.comment();
        return new Retrier(
                ErrorEquals.read(at.required("ErrorEquals")),
                whole(at, "IntervalSeconds", 1, Type.MAX_SECONDS, 1),
                whole(at, "MaxAttempts", 0, Type.MAX_SECONDS, 3),
                at.optional("BackoffRate").map(rate -> rate.as(Type.RATE)).orElse(2.0),
                whole(at, "MaxDelaySeconds", 1, LONGEST - 1, LONGEST),
                at.optional("JitterStrategy").map(Retrier::full).orElse(false));
    }

    private static int whole(Cursor at, String field, int min, int max, int otherwise) {
        return at.optional(field).map(one -> one.as(Type.whole(min, max))).orElse(otherwise);
    }

    private static boolean full(Cursor at) {
        return at.as(Type.oneOf("FULL", "NONE")).equals("FULL");
    }

    Duration delay(int retriesSoFar, RandomGenerator random) {
        double grown = intervalSeconds * Math.pow(backoffRate, retriesSoFar);
        double seconds = Math.min(grown, maxDelaySeconds);
        double share = jitter ? random.nextDouble() : 1;
        return Duration.ofMillis(Math.round(seconds * share * 1000));
    }
}
