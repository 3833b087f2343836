package dev.rebound.bench;

import dev.rebound.core.Verdicts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A line to measure with: an ordinary one of 2 000 characters, or 100 000 of junk that means to be
 * slow.
 */
public enum Line {
    ORDINARY,
    USER("user "),
    MAILBOX_FULL("mailbox full "),
    NO_SUCH_USER("no such user unknown "),
    ALTERNATING("user mailbox unknown full not "),
    STATUS_CODES("5.1.1."),
    REPLY_CODES("550 5.1.1 "),
    ANGLES("<"),
    ATS("@"),
    ONE_WORD("user"),
    LETTERS("a b "),
    URLS("http://"),
    CHINESE("用户不存在"),
    ACCENTS("e\u0301\u0302\u0303"),
    RULE_WORDS,
    SPACES(" ");

    /** Characters of junk. */
    private static final int LENGTH = 100_000;

    private final String seed;

    Line() {
        this("");
    }

    Line(String seed) {
        this.seed = seed;
    }

    String text() {
        return switch (this) {
            case ORDINARY -> read(Line.class, "ordinary.txt");
            case RULE_WORDS -> ruleWords();
            default -> seed.repeat(LENGTH / seed.length());
        };
    }

    /** The same ones every time, in an order that no rule expects. */
    private static String ruleWords() {
        String[] words = read(Verdicts.class, "verdict-rules.csv").split("[^a-z]+");
        return new Random(1)
                .ints(LENGTH, 0, words.length)
                .mapToObj(i -> words[i])
                .collect(Collectors.joining(" "))
                .substring(0, LENGTH);
    }

    private static String read(Class<?> beside, String file) {
        try (InputStream bytes = beside.getResourceAsStream(file)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
