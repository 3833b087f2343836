package dev.rebound.mail;

import dev.rebound.core.Excerpt;
import dev.rebound.core.Tags;

import java.util.Map;
import java.util.Set;

/** SES's tags: names and values of 1 to 256 ASCII letters, digits, {@code _} and {@code -}. */
final class Tag {
    private static final Set<String> OURS = Set.of(Tags.STREAM, Tags.TEMPLATE, Tags.CAMPAIGN);

    private Tag() {}

    static boolean isOne(String text) {
        return text.matches("[A-Za-z0-9_-]{1,256}");
    }

    static void check(Map<String, String> tags) {
        tags.forEach(
                (name, value) -> {
                    Check.that(
                            isOne(name) && isOne(value),
                            "tags." + Excerpt.of(name) + " may hold only letters, digits, _ and -");
                    Check.that(
                            !OURS.contains(name) && !name.startsWith("rebound-"),
                            "tags." + name + " is Rebound's own");
                });
    }
}
