package dev.rebound.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class PhraseBookTest {
    private static final Map<String, String> VOCABULARY = Map.of("box", "(mail|)box|account");

    private final PhraseBook<String> book = new PhraseBook<>(VOCABULARY);

    private List<String> found(String text) {
        return book.find(text).stream()
                .map(match -> text.substring(match.start(), match.end()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    "no such user"            | there is no such user here  | no such user
                    "no such (user|account)"  | no such account             | no such account
                    "no (such|) user"         | no user                     | no user
                    "no such {box}"           | no such account             | no such account
                    "block*"                  | we blocked you              | blocked
                    "block* list"             | on a blocking list          | blocking list
                    "user ... unknown"          | user ana of ours is unknown | user ana of ours is unknown
                    "user ... unknown"          | user unknown                | user unknown
                    "user + unknown"          | user unknown                | user unknown
                    "no ... user ... here"        | no known user ana here      | no known user ana here
                    "spam|no such user"       | no such user                | no such user
                    "用户 ... 不存在"            | 该用户在系统中不存在          | 用户在系统中不存在
                    """)
    void finds(String phrase, String text, String expected) {
        book.add(phrase, "it");
        assertThat(found(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    "no such user"   | no such users
                    "user"           | superuser
                    "user + unknown" | user is unknown
                    "user ... unknown" | unknown user
                    "user ... unknown" | user one two three four five six seven eight unknown
                    """)
    void findsNot(String phrase, String text) {
        book.add(phrase, "it");
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    no (such user;   lacks a )
                    no such) user;   a sign too many: )
                    no {such} user;  unknown {name}
                    no ... ;           may be empty
                    (no|);           may be empty
                    no & user;       no plain text has: &
                    """)
    void refusesWhatItCannotRead(String phrase, String fault) {
        assertThatThrownBy(() -> book.add(phrase, "it"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void findsAllThatOverlap() {
        book.add("mailbox full", "full");
        book.add("full mailbox", "full");
        assertThat(found("mailbox full mailbox")).containsExactly("mailbox full", "full mailbox");
    }
}
