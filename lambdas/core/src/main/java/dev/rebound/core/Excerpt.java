package dev.rebound.core;

/** Somebody else's text, fit to be quoted: on one line, and not too long. */
public final class Excerpt {
    private static final int LONGEST = 80;

    private Excerpt() {}

    public static String of(String text) {
        if (isFit(text)) return text;
        String line =
                text.substring(0, Math.min(text.length(), 4 * LONGEST))
                        .replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static boolean isFit(String text) {
        if (text.length() > LONGEST || !text.equals(text.strip())) return false;
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) < ' ' || text.charAt(i) == 0x7F) return false;
        return !text.contains("  ");
    }
}
