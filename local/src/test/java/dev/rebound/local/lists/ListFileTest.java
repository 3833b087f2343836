package dev.rebound.local.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.core.Adoption;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;
import dev.rebound.local.lists.ListFile.Line.Wrong;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

class ListFileTest {
    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");

    private static String text(String name) throws IOException {
        try (InputStream in = ListFileTest.class.getResourceAsStream("/lists/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static ListFile read(String name) throws IOException {
        return ListFile.read(text(name), "bought", NOW);
    }

    @Test
    void whatIsWrittenIsReadTheSame() throws IOException {
        StringBuilder out = new StringBuilder();
        ListFile.write(read("rebound.csv").entries().map(Adoption::said).toList(), out);
        assertThat(out).hasToString(text("rebound.csv"));
    }

    @Test
    void sesTakesDeadAddressesAndComplaintsOnly() throws IOException {
        StringBuilder out = new StringBuilder();
        ListFile.writeForSes(read("rebound.csv").entries().map(Adoption::said).toList(), out);
        assertThat(out).hasToString(text("import-job.csv"));
    }

    @Test
    void sesToldSinceWhenAndWhy() throws IOException {
        assertThat(read("of-ses.csv").entries().map(Adoption::said))
                .extracting(Suppression::ground, Suppression::since)
                .containsExactly(
                        tuple(Ground.DEAD_ADDRESS, Instant.parse("2026-03-01T10:00:00Z")),
                        tuple(Ground.COMPLAINT, Instant.parse("2026-03-02T10:00:00.125Z")));
        assertThat(read("of-ses.csv").wrong())
                .extracting(Wrong::number, Wrong::fault)
                .containsExactly(
                        tuple(4, "reason \"RUDENESS\" is neither BOUNCE nor COMPLAINT"),
                        tuple(5, "emailaddress is missing"));
    }

    @Test
    void sesMayLeaveOutHeaderAndTime() throws IOException {
        assertThat(read("import-job.csv").entries())
                .extracting(adoption -> adoption.said().since(), Adoption::dated, Adoption::bySes)
                .containsExactly(tuple(NOW, false, true), tuple(NOW, false, true));
    }

    @Test
    void anAddressOnEachLineIsByHand() throws IOException {
        assertThat(read("bare.txt").entries().map(Adoption::said))
                .extracting(s -> s.recipient().value(), Suppression::ground, Suppression::because)
                .containsExactly(
                        tuple("ana@example.test", Ground.BY_HAND, "bought"),
                        tuple("ben@example.test", Ground.BY_HAND, "bought"));
    }

    @Test
    void whatIsWrongInABareListIsNamedWithItsLine() throws IOException {
        assertThat(read("bare.txt").wrong())
                .extracting(Wrong::number, Wrong::text)
                .containsExactly(tuple(5, "nobody"), tuple(6, "\"cleo@example.test"));
    }

    @Test
    void aFirstLineThatIsNoAddressAndNoHeaderIsWrong() {
        assertThat(ListFile.read("nobody\n", "x", NOW).wrong()).hasSize(1);
    }

    @Test
    void aWrongCellIsNamedByItsColumn() throws IOException {
        assertThat(read("wrong.csv").wrong())
                .extracting(Wrong::number, Wrong::fault)
                .containsExactly(
                        tuple(
                                2,
                                "ground \"nuisance\" is none of complaint, dead-address, by-hand,"
                                        + " unsubscribed, pause"),
                        tuple(3, "since \"yesterday\" is no time such as 2027-01-31T00:00:00Z"),
                        tuple(4, "since is missing"));
    }
}
