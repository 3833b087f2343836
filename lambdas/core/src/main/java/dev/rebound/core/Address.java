package dev.rebound.core;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A recipient's address in the one form under which Rebound knows it.
 *
 * <ul>
 *   <li>Of a display form, {@code Ana Ruiz <ana@example.test>}, only what stands between the angle
 *       brackets counts.
 *   <li>Case does not: RFC 5321 lets local parts differ by case, but no large receiver makes use of
 *       it, and a sender who writes {@code Ana@} and {@code ana@} means one person.
 *   <li>Unicode is NFC; an internationalised domain becomes its A-label form (RFC 5890, by {@link
 *       IDN}).
 *   <li>A quoted local part loses its quotes where they are not needed: {@code "ana"@} is {@code
 *       ana@} (RFC 5322).
 *   <li>Nothing else is guessed: plus tags and dots stay, since only the receiver knows what they
 *       mean.
 * </ul>
 */
public record Address(String value) implements Comparable<Address> {
    /**
     * Stands where SES does not tell which of several recipients it speaks of, as it does for
     * opens.
     */
    public static final Address UNDISCLOSED = new Address("undisclosed");

    private static final int LONGEST = 320;
    private static final Pattern UNQUOTED =
            Pattern.compile("[^\\s\"(),:;<>@\\[\\]\\\\\\p{Cntrl}]+");
    private static final Pattern QUOTED =
            Pattern.compile("\"([^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*\"");
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9a-fA-F.:IPv]+]");
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

    /**
     * @throws InvalidAddress when the text holds no address; its message says why, in one line
     */
    public static Address parse(String text) {
        String bare = withoutDisplayName(text.strip());
        int at = bare.lastIndexOf('@');
        if (at < 0) throw new InvalidAddress(text, "it has no @");
        if (bare.length() > LONGEST)
            throw new InvalidAddress(text, "it is longer than 320 characters");
        return new Address(
                local(bare.substring(0, at), text) + "@" + domain(bare.substring(at + 1), text));
    }

    public boolean isDisclosed() {
        return !value.equals(UNDISCLOSED.value);
    }

    /** What stands behind the @; of an undisclosed recipient nothing is known. */
    public String domain() {
        return isDisclosed() ? value.substring(value.lastIndexOf('@') + 1) : "";
    }

    @Override
    public int compareTo(Address other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String withoutDisplayName(String text) {
        int open = text.lastIndexOf('<');
        return open >= 0 && text.endsWith(">")
                ? text.substring(open + 1, text.length() - 1).strip()
                : text;
    }

    private static String local(String part, String whole) {
        String local = Normalizer.normalize(part, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (is(UNQUOTED, local)) return local;
        if (!is(QUOTED, local) || local.length() == 2)
            throw new InvalidAddress(whole, "the part before the @ is not allowed by RFC 5322");
        String inside = local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
        return is(UNQUOTED, inside) ? inside : local;
    }

    private static boolean is(Pattern form, String text) {
        return form.matcher(text).matches();
    }

    private static String domain(String part, String whole) {
        String domain = part.endsWith(".") ? part.substring(0, part.length() - 1) : part;
        if (is(LITERAL, domain)) return domain.toLowerCase(Locale.ROOT);
        try {
            String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            if (is(DOMAIN, ascii)) return ascii;
        } catch (IllegalArgumentException labelEmptyTooLongOrForbidden) {
            throw new InvalidAddress(whole, "the part behind the @ is no domain");
        }
        throw new InvalidAddress(whole, "the part behind the @ is no domain");
    }
}
