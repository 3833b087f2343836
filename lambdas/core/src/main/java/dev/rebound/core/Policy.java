package dev.rebound.core;

import java.time.Duration;
import java.util.List;

/**
 * Every number by which Rebound decides.
 *
 * @param version goes into each decision, so that an auditor knows which numbers made it
 * @param waits how long to wait before the resend after the first, second, … soft bounce; one more
 *     and the address is paused
 * @param softWindow soft bounces further apart than this do not add up
 * @param softPause how long an address stays suppressed after too many soft bounces
 * @param doubtWindow doubtful hard bounces, and possible complaints, further apart than this do not
 *     add up
 * @param doubtPause how long an address stays suppressed after its first doubtful hard bounce
 * @param listedPause SES keeps an address on its global suppression list for up to this long
 * @param sesTries how long SES tries when an event does not say (its longest, and its default)
 * @param grace how much later than that the last event may come
 */
public record Policy(
        String version,
        List<Duration> waits,
        Duration softWindow,
        Duration softPause,
        Duration doubtWindow,
        Duration doubtPause,
        Duration listedPause,
        Duration sesTries,
        Duration grace) {
    public static Policy standard() {
        return new Policy(
                "1",
                List.of(Duration.ofHours(4), Duration.ofDays(1)),
                Duration.ofDays(30),
                Duration.ofDays(14),
                Duration.ofDays(180),
                Duration.ofDays(14),
                Duration.ofDays(14),
                Duration.ofMinutes(840),
                Duration.ofHours(1));
    }
}
