package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.Blame;
import dev.rebound.core.Bounce;
import dev.rebound.core.Dsn;
import dev.rebound.core.Incident;
import dev.rebound.core.Message;
import dev.rebound.core.Reason;
import dev.rebound.core.Unknown;
import dev.rebound.core.Verdict;
import dev.rebound.functions.Casebook;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What every casebook keeps to. */
abstract class CasebookContract {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Verdict UNRECOGNISED =
            new Verdict(
                    Reason.UNRECOGNISED,
                    Blame.PROVIDER,
                    Verdict.Gravity.DOUBTFUL,
                    "Permanent",
                    "harbor.example");

    abstract Casebook casebook();

    private static Incident met(String provider, String by, Instant at) {
        return new Incident(provider, "authentication-failed", "because " + by, at, by, at, 1);
    }

    @Test
    void theFirstToMeetAnIncidentOpensIt() {
        Incident first = casebook().report(met("one.test", "a", NOON));
        Incident second = casebook().report(met("one.test", "b", NOON.plusSeconds(60)));
        assertThat(first.openedBy()).isEqualTo("a");
        assertThat(second)
                .isEqualTo(
                        new Incident(
                                "one.test",
                                "authentication-failed",
                                "because a",
                                NOON,
                                "a",
                                NOON.plusSeconds(60),
                                2));
        assertThat(casebook().incidents()).contains(second);
    }

    @Test
    void eachProviderHasIncidentsOfItsOwn() {
        casebook().report(met("two.test", "a", NOON));
        assertThat(casebook().report(met("three.test", "b", NOON)).openedBy()).isEqualTo("b");
    }

    @Test
    void anIncidentOfWhichNothingWasHeardForLongIsOver() {
        casebook().report(met("four.test", "a", NOON));
        Instant later = NOON.plus(Duration.ofDays(1)).plusSeconds(1);
        assertThat(casebook().report(met("four.test", "b", later)).openedBy()).isEqualTo("b");
    }

    @Test
    void anIncidentIsNeverSetBackByALateReport() {
        casebook().report(met("five.test", "a", NOON));
        assertThat(casebook().report(met("five.test", "b", NOON.minusSeconds(60))).lastAt())
                .isEqualTo(NOON);
    }

    @Test
    void textsThatDifferInNamesAndNumbersAreOne() {
        note("554 Transaction failed (ref 7719-QX) for <ana@one.test>", NOON);
        note("554 Transaction failed (ref 81-ZZ9) for <ben@two.test>", NOON.plusSeconds(60));
        assertThat(casebook().unknowns().filter(u -> u.template().startsWith("transaction")))
                .containsExactly(
                        new Unknown(
                                "transaction failed ref # for",
                                "",
                                "554 Transaction failed (ref 7719-QX) for <ana@one.test>",
                                NOON.plusSeconds(60),
                                2));
    }

    @Test
    void countsHowOftenATextCame() {
        note("554 Computer says no", NOON);
        note("550 computer says: NO", NOON.plusSeconds(60));
        assertThat(casebook().unknowns().filter(u -> u.template().equals("computer says no")))
                .singleElement()
                .satisfies(
                        unknown -> {
                            assertThat(unknown.times()).isEqualTo(2);
                            assertThat(unknown.lastAt()).isEqualTo(NOON.plusSeconds(60));
                            assertThat(unknown.example()).isEqualTo("554 Computer says no");
                        });
    }

    private void note(String text, Instant at) {
        Bounce bounce =
                new Bounce(
                        new Message("m", Optional.empty(), List.of()),
                        Address.parse("ana@harbor.example"),
                        at,
                        Optional.empty(),
                        "Permanent",
                        "General",
                        new Dsn("failed", "", text, ""));
        casebook().note(Unknown.of(bounce, UNRECOGNISED));
    }
}
