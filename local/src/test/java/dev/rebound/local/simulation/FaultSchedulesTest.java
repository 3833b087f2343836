package dev.rebound.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.local.Deployment;
import dev.rebound.local.simulation.Simulation.Plan;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import java.nio.file.Path;

/** Ten thousand short simulations, in each of which other things go wrong at other times. */
class FaultSchedulesTest {
    private static final Deployment DEPLOYMENT = Deployment.read(Path.of(".."));

    @Provide
    Arbitrary<Plan> plans() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.longs(),
                        faults(),
                        Arbitraries.of(true, false))
                .as(Plan::new);
    }

    private static Arbitrary<Faults> faults() {
        return Combinators.combine(upTo(0.05), upTo(0.2), upTo(0.2)).as(Faults::new);
    }

    private static Arbitrary<Double> upTo(double most) {
        return Arbitraries.integers().between(0, 100).map(percent -> most * percent / 100);
    }

    /** Shrinking would take hours; a plan that fails is small as it is. */
    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whateverGoesWrongNothingIsLostSentTwiceOrWronglySuppressed(@ForAll("plans") Plan plan) {
        Totals totals = new Simulation(DEPLOYMENT, plan).run();
        assertThat(totals.sentTwice()).isZero();
        assertThat(totals.lost()).isZero();
        assertThat(totals.wronglySuppressed()).isZero();
        assertThat(totals.unexplained()).isZero();
    }
}
