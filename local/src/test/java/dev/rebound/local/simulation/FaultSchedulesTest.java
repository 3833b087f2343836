package dev.rebound.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.local.AllCores;
import dev.rebound.local.simulation.Simulation.Plan;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ten thousand short simulations, in each of which other things go wrong at other times. */
@Tag("slow")
class FaultSchedulesTest {
    private static Plan plan(int number) {
        Random random = new Random(number);
        return new Plan(
                random.nextInt(1, 9),
                random.nextInt(1, 4),
                random.nextLong(),
                new Faults(upTo(0.05, random), upTo(0.2, random), upTo(0.2, random)),
                random.nextBoolean());
    }

    private static double upTo(double most, Random random) {
        return most * random.nextInt(101) / 100;
    }

    /** Of each plan what came of it, whose number is in its place. */
    private static Map<Plan, Totals> totals(IntStream numbers) {
        return AllCores.each(
                numbers.mapToObj(FaultSchedulesTest::plan).toList(),
                (deployment, plan) -> new Simulation(deployment, plan).run());
    }

    /** A plan that fails is small as it is, and says all that is needed to run it again. */
    private static void nothingIsLostSentTwiceOrWronglySuppressed(Map<Plan, Totals> totals) {
        assertThat(totals.values()).anyMatch(each -> each.stuck() > 0);
        assertThat(totals.values()).anyMatch(each -> each.deliveredByAttempt().containsKey(2));
        assertThat(
                        totals.entrySet().stream()
                                .filter(each -> !each.getValue().isClean())
                                .collect(Collectors.toSet()))
                .isEmpty();
    }

    @Test
    void inEachFiftiethNothingIsLostSentTwiceOrWronglySuppressed() {
        nothingIsLostSentTwiceOrWronglySuppressed(
                totals(IntStream.range(0, 200).map(number -> number * 50)));
    }

    @Test
    @Tag("long")
    void inTheOthersNothingIsEither() {
        nothingIsLostSentTwiceOrWronglySuppressed(
                totals(IntStream.range(0, 10_000).filter(number -> number % 50 != 0)));
    }
}
