package dev.rebound.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.local.Deployment;
import dev.rebound.local.simulation.Simulation.Plan;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.TimeZone;

/**
 * Two weeks from 23 March 2026 on a machine whose clock is put forward (Berlin, on the 29th), back
 * (Santiago and Lord Howe, the latter by half an hour, on 5 April), or was put forward before (New
 * York): nothing is decided by the hands of a clock.
 */
@Tag("slow")
class DaylightSavingTest {
    private static final Deployment DEPLOYMENT = Deployment.read(Path.of(".."));
    private static final TimeZone USUAL = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(USUAL);
    }

    private static Totals totals(String zone, Plan plan) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
        return new Simulation(DEPLOYMENT, plan).run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "America/Santiago",
                "Australia/Lord_Howe"
            })
    void theSameHappensAsInUtc(String zone) {
        for (Plan plan : new Plan[] {Plan.of(300, 14, 1), Plan.withFaults(300, 14, 1)})
            assertThat(totals(zone, plan)).isEqualTo(totals("UTC", plan));
    }
}
