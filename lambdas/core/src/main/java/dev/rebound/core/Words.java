package dev.rebound.core;

import java.util.Locale;

/** The kebab-case form of a constant: NO_SUCH_MAILBOX is written {@code no-such-mailbox}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
