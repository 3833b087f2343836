package dev.rebound.mail;

import java.util.Optional;

/**
 * Where a recipient opts out with one click (RFC 2369 and RFC 8058).
 *
 * @param url of a page that unsubscribes on POST without asking anything
 * @param mailto an address that does the same
 */
public record Unsubscribe(String url, Optional<String> mailto) {
    /** What SES takes as a header's value. */
    private static final int LONGEST = 995;

    public Unsubscribe {
        Check.that(url.matches("https://[!-~&&[^<>,]]+"), "unsubscribe.url is no https address");
        Check.that(
                mailto.map(to -> to.matches("(?!mailto:)[!-~&&[^<>,]]+@[!-~&&[^<>,]]+"))
                        .orElse(true),
                "unsubscribe.mailto is no address");
        Check.that(
                header(url, mailto).length() <= LONGEST,
                "unsubscribe is longer than " + LONGEST + " characters");
    }

    /** The value of {@code List-Unsubscribe}. */
    public String header() {
        return header(url, mailto);
    }

    private static String header(String url, Optional<String> mailto) {
        return "<" + url + ">" + mailto.map(to -> ", <mailto:" + to + ">").orElse("");
    }
}
