package dev.rebound.core;

/** Whose fault it was. */
public enum Blame {
    RECIPIENT,
    MESSAGE,
    SENDER,
    PROVIDER,
    NOBODY;

    /** As written in JSON: {@code recipient}. */
    public String word() {
        return Words.of(this);
    }

    public static Blame ofWord(String word) {
        return Words.parse(Blame.class, word);
    }
}
