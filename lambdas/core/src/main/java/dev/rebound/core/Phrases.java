package dev.rebound.core;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Spans, times and counts as people say them. */
final class Phrases {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Phrases() {}

    /** "1 day", "4 hours", "90 minutes". */
    static String of(Duration span) {
        if (span.equals(Duration.ofDays(span.toDays()))) return count(span.toDays(), "day");
        if (span.equals(Duration.ofHours(span.toHours()))) return count(span.toHours(), "hour");
        return count(span.toMinutes(), "minute");
    }

    /** "2026-03-04 09:15 UTC". */
    static String of(Instant time) {
        return MINUTE.format(time);
    }

    /** "1st", "2nd", "11th". */
    static String ordinal(int number) {
        boolean teen = number % 100 / 10 == 1;
        String ending =
                switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + (teen ? "th" : ending);
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
