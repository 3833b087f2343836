package dev.rebound.mail;

/** What a mail must be. */
final class Check {
    private Check() {}

    /**
     * @throws InvalidMail with this fault when it is not so
     */
    static void that(boolean so, String fault) {
        if (!so) throw new InvalidMail(fault);
    }

    /**
     * Nothing that ends up in a header may break out of it.
     *
     * @throws InvalidMail when it holds a line break or another control character
     */
    static void oneLine(String field, String text) {
        that(isOneLine(text), field + " is not one line");
    }

    /** Also one with a name: {@code Acme <no-reply@acme.example>}. */
    static boolean isAddress(String text) {
        return text.contains("@") && isOneLine(text);
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
