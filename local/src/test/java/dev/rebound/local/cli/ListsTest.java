package dev.rebound.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.local.aws.Aws;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Suppression lists come and go, here and in a deployed stack. */
class ListsTest extends Commands {
    private static final Path LISTS = Path.of("src/test/resources/lists");
    private static final String SES = "GET /v2/email/suppression/addresses";

    @RegisterExtension static final Aws AWS = new Aws();

    private String told() {
        return out.toString(UTF_8);
    }

    private Path copy(String name) throws IOException {
        return Files.copy(LISTS.resolve(name), folder.resolve(name));
    }

    private void sesLists() {
        AWS.answers(SES + "?PageSize=1000", "", "suppressed-1.json");
        AWS.answers(SES + "?NextToken=more&PageSize=1000", "", "suppressed-2.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "--aws"})
    void whatIsImportedIsExportedTheSame(String where) throws IOException {
        assertThat(rebound("suppressions import " + where, LISTS.resolve("rebound.csv"))).isZero();
        assertThat(told()).isEqualToIgnoringNewLines("5 are new, 0 were known or are over");
        assertThat(rebound("suppressions export " + where)).isZero();
        assertThat(told().lines())
                .containsExactlyInAnyOrderElementsOf(
                        Files.readAllLines(LISTS.resolve("rebound.csv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.csv", "import-job.csv"})
    void theSameListAgainChangesNothing(String list) {
        rebound("suppressions import --aws", LISTS.resolve(list));
        rebound("suppressions export --aws");
        String before = told();
        rebound("suppressions import --aws", LISTS.resolve(list));
        assertThat(told()).startsWith("0 are new");
        rebound("suppressions export --aws");
        assertThat(told()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void wrongLinesAreKeptAndTheRestIsJoined() throws IOException {
        Path list = copy("wrong.csv");
        assertThat(rebound("suppressions import @", list)).isEqualTo(3);
        assertThat(told()).startsWith("1 are new, 0 were known or are over, 3 are wrong");
        assertThat(err.toString(UTF_8))
                .contains(list + ":3: since \"yesterday\" is no time such as");
        assertThat(Files.readAllLines(folder.resolve("wrong.csv.rejected")))
                .isEqualTo(Files.readAllLines(list).subList(0, 4));
    }

    @Test
    void wrongLinesOfStdinAreToldWhole() {
        System.setIn(new ByteArrayInputStream("ana@example.test\nnobody\n".getBytes(UTF_8)));
        assertThat(rebound("suppressions import @ -")).isEqualTo(3);
        assertThat(err.toString(UTF_8)).startsWith("stdin:2: ").contains(": nobody\n");
    }

    @Test
    void whatSesListsIsExplainedAndTakenOffAsAllElse() {
        sesLists();
        assertThat(rebound("suppressions import --from-ses @")).isEqualTo(3);
        assertThat(told()).startsWith("3 are new, 0 were known or are over, 1 are wrong");
        rebound("why @ ben@example.test");
        assertThat(told())
                .contains("ben@example.test is suppressed (complaint) since 2026-03-02T")
                .contains("Because: Complaint: a complaint put it on SES's own list on 2026-03-02")
                .contains("What would lift it: a later not-spam report");
        rebound("suppressions remove @ ben@example.test");
        rebound("suppressions import --from-ses @");
        assertThat(told()).startsWith("0 are new, 3 were known");
    }

    @Test
    void sesIsAskedForWhatItListedSinceThen() {
        rebound("suppressions import --aws --from-ses --since 2026-03-01T00:00:00Z");
        assertThat(AWS.calls(SES + "?StartDate=2026-03-01T00%3A00%3A00Z&PageSize=1000")).hasSize(1);
    }

    @Test
    void sesGetsItsOwnFormat() {
        rebound("suppressions import @", LISTS.resolve("rebound.csv"));
        assertThat(rebound("suppressions export @ --format ses")).isZero();
        assertThat(told()).isEqualTo("ana@example.test,BOUNCE\nben@example.test,COMPLAINT\n");
    }
}
