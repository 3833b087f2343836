package dev.rebound.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How far a message has come for one recipient, in rising order: of all that was ever reported the
 * greatest counts, so a late bounce beats a delivery and a late delivery never beats a failure.
 */
public enum Status {
    SENT,
    DELAYED,
    DELIVERED,
    OPENED,
    CLICKED,
    UNSUBSCRIBED,
    NOT_SENT,
    BOUNCED,
    COMPLAINED;

    public static Optional<Status> latest(Collection<Status> reported) {
        return reported.stream().max(Comparator.naturalOrder());
    }

    /** Nothing more need come for this message. */
    public boolean isFinal() {
        return this != SENT && this != DELAYED;
    }

    /** The message arrived, or must not be sent again. */
    public boolean forbidsResend() {
        return switch (this) {
            case SENT, DELAYED, BOUNCED -> false;
            case DELIVERED, OPENED, CLICKED, UNSUBSCRIBED, NOT_SENT, COMPLAINED -> true;
        };
    }

    /** As written in JSON: {@code not-sent}. */
    public String word() {
        return Words.of(this);
    }

    public static Status ofWord(String word) {
        return Words.parse(Status.class, word);
    }
}
