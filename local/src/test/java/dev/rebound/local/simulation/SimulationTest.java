package dev.rebound.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rebound.local.AllCores;
import dev.rebound.local.Deployment;
import dev.rebound.local.simulation.Simulation.Plan;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/** A week of mail to fifty people: twenty good weeks, and twenty in which much goes wrong. */
@Tag("slow")
class SimulationTest {
    private static final Deployment DEPLOYMENT = Deployment.read(Path.of(".."));
    private static Map<Plan, Totals> results;

    /** Not while the class is initialised, for which the other threads would wait. */
    @BeforeAll
    static void runAll() {
        results =
                AllCores.each(
                        Stream.concat(goodWeeks(), badWeeks()).toList(),
                        (deployment, plan) -> new Simulation(deployment, plan).run());
    }

    private static Stream<Plan> goodWeeks() {
        return LongStream.rangeClosed(1, 20).mapToObj(seed -> Plan.of(300, 7, seed));
    }

    private static Stream<Plan> badWeeks() {
        return LongStream.rangeClosed(1, 20).mapToObj(seed -> Plan.withFaults(300, 7, seed));
    }

    private static Totals run(Plan plan) {
        return new Simulation(DEPLOYMENT, plan).run();
    }

    @ParameterizedTest
    @MethodSource({"goodWeeks", "badWeeks"})
    void whatMustNeverHappenDoesNot(Plan plan) {
        Totals totals = results.get(plan);
        assertThat(totals.sentTwice()).isZero();
        assertThat(totals.lost()).isZero();
        assertThat(totals.wronglySuppressed()).isZero();
        assertThat(totals.unexplained()).isZero();
        assertThat(totals.isClean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("goodWeeks")
    void inAGoodWeekEveryEndIsKnownAndEveryDeadAddressSuppressed(Plan plan) {
        assertThat(results.get(plan).stuck()).isZero();
        assertThat(results.get(plan).wronglyKept()).isZero();
    }

    /** The Send event carries a tag of ours, and so tells what SES took. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whileOnlyAnswersAreLostEveryEndIsKnownToo(long seed) {
        Faults faults = new Faults(0, 0.2, 0.2);
        Totals totals = run(new Plan(300, 7, seed, faults, false));
        assertThat(totals.isClean()).isTrue();
        assertThat(totals.stuck()).isZero();
    }

    @Test
    void inBadWeeksSomethingDoesGoWrong() {
        assertThat(badWeeks().map(results::get)).anyMatch(totals -> totals.stuck() > 0);
    }

    @ParameterizedTest
    @MethodSource("kindsOfWeeks")
    void muchHappensInThem(List<Plan> weeks) {
        assertThat(sum(weeks, totals -> totals.deliveredByAttempt().get(1))).isGreaterThan(4_000);
        assertThat(sum(weeks, totals -> totals.deliveredByAttempt().get(2))).isGreaterThan(100);
        assertThat(sum(weeks, totals -> totals.declined().getOrDefault("suppressed", 0)))
                .isGreaterThan(100);
        assertThat(sum(weeks, Totals::suppressed)).isGreaterThan(20);
    }

    private static Stream<List<Plan>> kindsOfWeeks() {
        return Stream.of(goodWeeks().toList(), badWeeks().toList());
    }

    private static int sum(List<Plan> weeks, ToIntFunction<Totals> count) {
        return weeks.stream().map(results::get).mapToInt(count).sum();
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void theSameSeedGivesTheSameRun(Plan plan) {
        assertThat(run(plan)).isEqualTo(results.get(plan));
    }

    private static Stream<Plan> oneOfEach() {
        return Stream.of(Plan.of(300, 7, 1), Plan.withFaults(300, 7, 1));
    }

    @Test
    void anotherSeedGivesAnother() {
        assertThat(goodWeeks().map(results::get)).doesNotHaveDuplicates();
    }

    @Test
    void theJsonHasAKeyForEachCount() {
        assertThat(results.get(Plan.of(300, 7, 1)).json())
                .containsOnlyKeys(
                        "mails",
                        "delivered",
                        "deliveredByAttempt",
                        "suppressed",
                        "wronglySuppressed",
                        "wronglyKept",
                        "sentTwice",
                        "lost",
                        "stuck",
                        "unexplained",
                        "declined");
    }

    @Test
    void thePictureIsXmlWithOneLineForEachThingCounted() {
        Simulation simulation = new Simulation(DEPLOYMENT, Plan.of(300, 7, 1));
        simulation.run();
        String svg = Plot.svg("300 mails", simulation.journal().hours());
        assertThatCode(() -> parse(svg)).doesNotThrowAnyException();
        assertThat(svg.split("<polyline")).hasSize(5);
    }

    private static void parse(String xml) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
