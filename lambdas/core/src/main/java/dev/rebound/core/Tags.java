package dev.rebound.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * SES's message tags: what the sender wrote on a message, and every event about it repeats. Names
 * and values are made of ASCII letters, digits, {@code _} and {@code -}; SES's own names begin with
 * {@code ses:}.
 */
public record Tags(Map<String, String> values) {
    public static final Tags NONE = new Tags(Map.of());

    public static final String STREAM = "stream";
    public static final String TEMPLATE = "template";
    public static final String CAMPAIGN = "campaign";
    private static final String MAIL = "rebound-mail";
    private static final String ATTEMPT = "rebound-attempt";
    public static final String CONFIGURATION_SET = "ses:configuration-set";

    public Tags {
        values = Map.copyOf(values);
    }

    /** With a tag more. */
    public Tags with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Tags(more);
    }

    /** With all of these, too; of one name the first stays. */
    public Tags with(Tags more) {
        Map<String, String> all = new LinkedHashMap<>(more.values);
        all.putAll(values);
        return new Tags(all);
    }

    public Tags with(Attempt attempt) {
        return with(MAIL, attempt.mail()).with(ATTEMPT, String.valueOf(attempt.number()));
    }

    public Tags with(MailStream stream) {
        return with(STREAM, stream.word());
    }

    /** Which attempt at which mail it is; empty when Rebound did not send it. */
    public Optional<Attempt> attempt() {
        String number = values.getOrDefault(ATTEMPT, "");
        return values.containsKey(MAIL) && number.matches("[1-9][0-9]{0,3}")
                ? Optional.of(new Attempt(values.get(MAIL), Integer.parseInt(number)))
                : Optional.empty();
    }

    /** Empty when the sender did not say. */
    public Optional<MailStream> stream() {
        return MailStream.ofWord(values.getOrDefault(STREAM, ""));
    }

    public Optional<String> configurationSet() {
        return Optional.ofNullable(values.get(CONFIGURATION_SET));
    }
}
