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
}
