package dev.rebound.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Stands for a recipient in logs, where no address may be read: the first 16 hex digits of the
 * SHA-256 of the address, in the form in which Rebound knows it and in UTF-8.
 */
public record RecipientHash(String value) {
    private static final int BYTES = 8;
    private static final String IN_WORDS = "[^\\s\"<>(),;:/@\\[\\]{}]";

    /** As in text, with a quoted local part, and as in URLs. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?<!%1$s)(?:(?:\"[^\"@]*+\"|%1$s++)@%1$s*+|%1$s*?%%40%1$s*+)"
                            .formatted(IN_WORDS));

    public static RecipientHash of(Address address) {
        return new RecipientHash(address.isDisclosed() ? hash(address.value()) : address.value());
    }

    /** The text with each address, or what looks like one, replaced by its hash. */
    public static String hideIn(String text) {
        return ADDRESS.matcher(text).replaceAll(found -> hidden(found.group()));
    }

    private static String hidden(String found) {
        String address = found.replace("%40", "@").replaceAll("^'|['.]+$", "");
        try {
            return "recipient " + of(Address.parse(address)).value;
        } catch (InvalidAddress notQuite) {
            return "recipient unreadable";
        }
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] all = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
