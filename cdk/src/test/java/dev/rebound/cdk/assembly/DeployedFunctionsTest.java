package dev.rebound.cdk.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.cdk.Synthesis;
import dev.rebound.cdk.assembly.CloudAssembly.Deployed;
import dev.rebound.cdk.assembly.Starts.Start;
import dev.rebound.json.Json;
import dev.rebound.local.asl.Outcome;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Every function starts from what is deployed, in AWS's own runtime client, and answers a real
 * payload: handler, variables, memory and zip are those of the synthesised template.
 */
class DeployedFunctionsTest {
    private static final CloudAssembly ASSEMBLY = CloudAssembly.of(Synthesis.of().folder());
    private static final Map<String, Deployed> DEPLOYED = ASSEMBLY.functions();

    static final List<String> FUNCTIONS = List.copyOf(DEPLOYED.keySet());

    /** What each answers where AWS answers everything alike: a part of it. */
    private static final Map<String, Object> EXPECTED =
            Json.object(Synthesis.json(Path.of("src/test/resources/answers.json")).toString());

    /** One of each zip and of each kind of payload. They also tell which classes they load. */
    static final List<String> BUSIEST = List.of("decide", "track", "takeIn");

    @TempDir private static Path folder;

    private static final Map<String, Start> STARTS = new TreeMap<>();
    private static final Map<Path, List<String>> CODE = new HashMap<>();
    private static Starts starts;

    @BeforeAll
    static void startAll() throws Exception {
        Map<String, String> payloads = Payloads.in(folder.resolve("played"));
        starts = new Starts(folder);
        for (Deployed function : DEPLOYED.values())
            CODE.put(function.zip(), starts.sandbox(function.zip()).code());
        Map<String, Future<Start>> started = new TreeMap<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (String name : FUNCTIONS)
                started.put(name, two.submit(start(name, payloads.get(name))));
        }
        for (String name : FUNCTIONS) STARTS.put(name, started.get(name).get());
    }

    private static Callable<Start> start(String name, String payload) {
        String[] flags = BUSIEST.contains(name) ? new String[] {"-Xlog:class+load"} : new String[0];
        return () -> starts.start(DEPLOYED.get(name), payload, flags);
    }

    private static Start start(String name) {
        assertThat(STARTS).containsKey(name);
        return STARTS.get(name);
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void itAnswersARealPayload(String function) {
        assertThat(EXPECTED).containsKey(function);
        assertThat(start(function).answer().json()).contains((String) EXPECTED.get(function));
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void itsSnapshotIsTakenWithoutAnyCall(String function) {
        assertThat(start(function).log()).anyMatch(line -> line.contains("\"primed\""));
        assertThat(start(function).requestsBefore()).isZero();
    }

    /** Not as AWS's runtime client reports it, with a trace of where in the code it was. */
    @Test
    void aFailedExecutionIsKeptWithWhatItsFunctionSaid() {
        assertThat(start("putInQuarantine").requests())
                .anyMatch(
                        body ->
                                body.contains(
                                        "java.lang.IllegalStateException: the table is gone\""));
    }

    @Test
    void aWorkflowTellsWhatItsFunctionSaid() {
        String report = start("send").answer().json();
        assertThat(Failing.end(ASSEMBLY.definitions().get("bounce"), report))
                .isEqualTo(
                        new Outcome.Failed(
                                "RecipientFailed",
                                "dev.rebound.mail.InvalidMail: to: \"ben\" is no address: it has no @"));
    }

    /** What else it loads must not be in a snapshot: credentials and connections. */
    @ParameterizedTest
    @FieldSource("BUSIEST")
    void itsFirstCallLoadsNoClassOfOursAndNoneOfAService(String function) {
        assertThat(start(function).logOfTheCall())
                .filteredOn(line -> line.contains("[class,load]") && !line.contains("$$Lambda"))
                .hasSizeGreaterThan(10)
                .filteredOn(line -> line.matches(".*(] dev\\.rebound|awssdk\\.services)\\..*"))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void nothingItPrintsNamesAnAddress(String function) {
        assertThat(start(function).log()).isNotEmpty().noneMatch(line -> line.contains("ben@"));
    }

    /** The kernel sees to the rest, where it lets us have it so. */
    @Test
    void nothingIsWrittenWhereTheCodeLies() throws IOException {
        assertThat(CODE).isNotEmpty();
        for (Path zip : CODE.keySet())
            assertThat(starts.sandbox(zip).code()).isEqualTo(CODE.get(zip));
    }

    @Test
    void theLogSaysWhatWasDecided() {
        assertThat(start("decide").line("\"decided\""))
                .containsEntry("level", "INFO")
                .containsEntry("service", "rebound")
                .containsEntry("reason", "no-such-mailbox")
                .containsEntry("execution", "bounce:72c8a28b")
                .containsEntry("recipient", "eac16f132e7ecebc");
        assertThat(start("decide").line("_aws"))
                .containsEntry("Stack", "rebound")
                .containsEntry("Type", "Bounce")
                .containsEntry("Feedback", 1)
                .containsEntry("HardBounces", 1);
    }

    @Test
    void theLogSaysWhatWasTakenIn() {
        assertThat(start("takeIn").line("\"taken in\""))
                .containsEntry("level", "INFO")
                .containsEntry("service", "rebound")
                .containsEntry("item", "59a1")
                .containsEntry("messageId", "0102")
                .containsEntry("detailType", "Email Bounced");
        assertThat(start("takeIn").line("\"TakenIn\":")).containsEntry("TakenIn", 1);
    }

    @Test
    void theLogQuotesNothingOfWhatWasNotUnderstood() {
        assertThat(start("takeIn").line("\"not understood\"")).containsEntry("item", "59a2");
        assertThat(start("takeIn").line("\"NotUnderstood\":")).containsEntry("NotUnderstood", 1);
        assertThat(start("takeIn").log()).noneMatch(line -> line.contains("Dear"));
    }
}
