package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class TagsTest {
    private static final Attempt SECOND = new Attempt("mail-1", 2);

    @Test
    void tellTheAttemptTheyWereGiven() {
        assertThat(Tags.NONE.with(SECOND).attempt()).contains(SECOND);
        assertThat(Tags.NONE.with(SECOND).with(SECOND.next()).attempt())
                .contains(new Attempt("mail-1", 3));
    }

    @Test
    void tellNoAttemptOfMailThatReboundDidNotSend() {
        assertThat(Tags.NONE.attempt()).isEmpty();
        assertThat(new Tags(Map.of("rebound-attempt", "2")).attempt()).isEmpty();
        assertThat(new Tags(Map.of("rebound-mail", "mail-1")).attempt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "+1", "1.0", "10000", "two", "2 ", "\u0662"})
    void tellNoAttemptByWhatIsNoNumber(String number) {
        assertThat(Tags.NONE.with(SECOND).with("rebound-attempt", number).attempt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellTheStreamTheyWereGiven(MailStream stream) {
        assertThat(Tags.NONE.with(stream).stream()).contains(stream);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "news", "Marketing", "marketing "})
    void tellNoStreamByAnyOtherWord(String word) {
        assertThat(Tags.NONE.with(Tags.STREAM, word).stream()).isEmpty();
    }

    @Test
    void ofOneNameTheLaterValueStays() {
        assertThat(Tags.NONE.with("a", "1").with("a", "2").values()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void joinedToOthersTheyKeepTheirOwnValues() {
        Tags others = Tags.NONE.with("a", "2").with("b", "3");
        assertThat(Tags.NONE.with("a", "1").with(others).values())
                .isEqualTo(Map.of("a", "1", "b", "3"));
    }

    @Test
    void tellTheConfigurationSetThatSesNamed() {
        assertThat(Tags.NONE.configurationSet()).isEmpty();
        assertThat(new Tags(Map.of("ses:configuration-set", "rebound")).configurationSet())
                .contains("rebound");
    }
}
