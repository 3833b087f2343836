package dev.rebound.core;

import static dev.rebound.core.Events.day;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;

class CanaryTest {
    private static final Instant BOUNCED = day(1);
    private static final Instant NOW = BOUNCED.plus(Duration.ofHours(4));
    private static final Instant LATELY = NOW.minus(Duration.ofMinutes(30));

    private final Map<Instant, Traffic.Counts> spells = new TreeMap<>();

    private void counted(Instant at, long delivered, long died, long refused, long released) {
        Traffic.Counts more = new Traffic.Counts(delivered, died, refused, released);
        spells.merge(Traffic.spell(at), more, Traffic.Counts::plus);
    }

    private void refused(Instant at, long times) {
        counted(at, 0, 0, times, 0);
    }

    private void delivered(Instant at, long times) {
        counted(at, times, 0, 0, 0);
    }

    private void released(Instant at, long times) {
        counted(at, 0, 0, 0, times);
    }

    private Canary canary() {
        return new Canary(new Traffic(new TreeMap<>(spells)), Policy.standard());
    }

    private OptionalLong limit() {
        return canary().limit(BOUNCED, NOW);
    }

    @Test
    void aDomainInNoTroubleHasNoLimit() {
        delivered(LATELY, 5);
        refused(LATELY, 9);
        assertThat(limit()).isEmpty();
    }

    @Test
    void refusalsAmongMuchMailAreNoTrouble() {
        refused(BOUNCED, 10);
        delivered(BOUNCED, 11);
        assertThat(limit()).isEmpty();
    }

    @Test
    void afterTroubleOneGoesFirst() {
        refused(BOUNCED, 10);
        delivered(BOUNCED, 10);
        assertThat(limit()).hasValue(1);
    }

    @Test
    void livingAddressesThatDieAreTroubleToo() {
        counted(BOUNCED, 0, 4, 6, 0);
        assertThat(limit()).hasValue(1);
    }

    @Test
    void troubleThatCameSinceCountsToo() {
        refused(LATELY, 10);
        assertThat(limit()).hasValue(1);
    }

    @Test
    void troubleLongBeforeAndBetweenIsOver() {
        refused(BOUNCED.minus(Duration.ofHours(2)), 10);
        refused(BOUNCED.plus(Duration.ofHours(2)), 10);
        assertThat(limit()).isEmpty();
    }

    @Test
    void eachDeliveryOfLateMakesRoomForTwo() {
        refused(BOUNCED, 10);
        delivered(LATELY, 3);
        assertThat(limit()).hasValue(7);
        delivered(LATELY.minus(Duration.ofHours(1)), 3);
        assertThat(limit()).hasValue(7);
    }

    @Test
    void whatEarlierSpellsReleasedCounts() {
        refused(BOUNCED, 10);
        delivered(LATELY, 3);
        released(LATELY, 2);
        assertThat(limit()).hasValue(5);
    }

    @Test
    void whatThisSpellReleasedIsPartOfItsLimit() {
        refused(BOUNCED, 10);
        released(NOW, 4);
        assertThat(limit()).hasValue(1);
    }

    @Test
    void thereIsNeverLessThanNoRoom() {
        refused(BOUNCED, 10);
        released(LATELY, 50);
        assertThat(limit()).hasValue(0);
    }

    @Test
    void whoHasWaitedThreeDaysWaitsNoMore() {
        refused(BOUNCED, 10);
        assertThat(canary().limit(BOUNCED, day(4).minusSeconds(1))).hasValue(1);
        assertThat(canary().limit(BOUNCED, day(4))).isEmpty();
    }

    @Property
    void neverAsksAgainInThePast(
            @ForAll String mail, @ForAll @IntRange(max = 1_000_000) int secondsWaited) {
        Instant now = BOUNCED.plusSeconds(secondsWaited);
        assertThat(canary().again(mail, BOUNCED, now)).isAfter(now);
    }

    /** In every process, so that an execution that is run again waits no other time. */
    @ParameterizedTest
    @CsvSource({
        "m1, 2026-03-01T16:27:50.400Z",
        "m2, 2026-03-01T16:27:52.200Z",
        "'', 2026-03-01T16:15:00Z"
    })
    void asksAgainAtTheSameTimeForTheSameMail(String mail, Instant again) {
        assertThat(canary().again(mail, BOUNCED, NOW)).isEqualTo(again);
    }

    @Test
    void aHundredMailsDoNotAskAllAtOnce() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> canary().again("m" + i, BOUNCED, NOW)))
                .doesNotHaveDuplicates()
                .allMatch(again -> again.isBefore(NOW.plus(Duration.ofMinutes(45))));
    }

    @Test
    void whoHasWaitedLongerAsksLessOften() {
        assertThat(canary().again("m", BOUNCED, BOUNCED))
                .isBefore(BOUNCED.plus(Duration.ofMinutes(15)));
        assertThat(canary().again("m", BOUNCED, day(2)))
                .isAfter(day(2).plus(Duration.ofMinutes(90)));
    }
}
