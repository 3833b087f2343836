package dev.rebound.core;

import java.util.Optional;
import java.util.stream.Stream;

/** What a mail is for. It decides what stops it: see {@link Policy#gate}. */
public enum MailStream {
    /** Somebody waits for it: an invoice, a receipt. */
    TRANSACTIONAL,
    /** Nobody would miss it. */
    MARKETING,
    /** Without it somebody is locked out: a code, a warning. */
    SECURITY;

    /** As in JSON and in SES's tags: {@code marketing}. */
    public String word() {
        return Words.of(this);
    }

    /** Empty for any other word. */
    public static Optional<MailStream> ofWord(String word) {
        return Stream.of(values()).filter(stream -> stream.word().equals(word)).findFirst();
    }
}
