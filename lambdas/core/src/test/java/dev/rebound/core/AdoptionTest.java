package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.RecipientHistory.Mark;
import dev.rebound.core.Strike.Kind;
import dev.rebound.core.Suppression.Ground;
import dev.rebound.core.Verdict.Gravity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class AdoptionTest {
    private static final Policy POLICY = Policy.standard();
    private static final Address ANA = Address.parse("ana@example.test");
    private static final RecipientHistory NOTHING = RecipientHistory.of(ANA);
    private static final Instant LISTED = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant NOW = LISTED.plus(Duration.ofDays(9));
    private static final Adoption BOUNCE = Adoption.ofSes(ANA, false, Optional.of(LISTED), NOW);
    private static final Adoption COMPLAINT = Adoption.ofSes(ANA, true, Optional.of(LISTED), NOW);

    private static Suppression entry(Ground ground, Instant since, Duration lasts) {
        return new Suppression(
                ANA, ground, Optional.empty(), since, Optional.of(since.plus(lasts)), "so", "k");
    }

    private static RecipientHistory struck(Kind kind) {
        Verdict verdict = new Verdict(Reason.UNRECOGNISED, Blame.SENDER, Gravity.PASSING, "", "");
        Instant before = LISTED.minus(Duration.ofMinutes(5));
        return NOTHING.with(new Strike(before, "m", "k", kind, verdict), POLICY);
    }

    @ParameterizedTest
    @EnumSource
    void anEntryOfReboundsIsTheSameElsewhere(Ground ground) {
        Suppression said = entry(ground, LISTED, Duration.ofDays(30));
        Suppression there =
                Adoption.ofRebound(said).joined(NOTHING, POLICY).suppressions().get(ground);
        assertThat(there.since()).isEqualTo(LISTED);
        if (ground != Ground.UNSUBSCRIBED) assertThat(there).isEqualTo(said);
    }

    @Test
    void whatIsAdoptedAgainChangesNothing() {
        RecipientHistory once = BOUNCE.joined(NOTHING, POLICY);
        assertThat(BOUNCE.joined(once, POLICY)).isEqualTo(once).isNotEqualTo(NOTHING);
        Adoption later = Adoption.bare(ANA, "asked", NOW.plusSeconds(1));
        RecipientHistory bare = Adoption.bare(ANA, "asked", NOW).joined(NOTHING, POLICY);
        assertThat(later.joined(bare, POLICY)).isEqualTo(bare);
    }

    @Test
    void aShorterEntryDoesNotEndALongerOne() {
        RecipientHistory known = Adoption.bare(ANA, "asked", LISTED).joined(NOTHING, POLICY);
        Adoption shorter = Adoption.ofRebound(entry(Ground.BY_HAND, NOW, Duration.ofDays(1)));
        assertThat(shorter.joined(known, POLICY)).isEqualTo(known);
    }

    @Test
    void anOlderEntryDoesNotUndoTheLastWordOfAPerson() {
        Suppression shorter = entry(Ground.BY_HAND, NOW, Duration.ofDays(1));
        RecipientHistory known = NOTHING.with(shorter, POLICY);
        Adoption older = Adoption.ofRebound(entry(Ground.BY_HAND, LISTED, Duration.ofDays(99)));
        assertThat(older.joined(known, POLICY)).isEqualTo(known);
    }

    @Test
    void whoWasTakenOffByHandSinceStaysOff() {
        RecipientHistory cleared = NOTHING.with(Mark.CLEARED, LISTED.plusSeconds(1), POLICY);
        assertThat(BOUNCE.joined(cleared, POLICY).suppressions()).isEmpty();
    }

    @Test
    void aComplaintIsTakenBackAsAnyOther() {
        RecipientHistory listed = COMPLAINT.joined(NOTHING, POLICY);
        assertThat(listed.suppressions()).containsKey(Ground.COMPLAINT);
        assertThat(listed.with(Mark.NOT_SPAM, NOW, POLICY).suppressions()).isEmpty();
    }

    @Test
    void aPauseEndsWhenMailArrives() {
        Adoption pause = Adoption.ofRebound(entry(Ground.PAUSE, LISTED, Duration.ofDays(30)));
        RecipientHistory paused = pause.joined(NOTHING, POLICY);
        assertThat(paused.suppressions()).containsKey(Ground.PAUSE);
        assertThat(paused.with(new Reached(NOW, "m2"), POLICY).suppressions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "DOUBTED", "UNEXPLAINED_BOUNCE"})
    void whomSesListedForABounceJudgedOtherwiseHereIsNotSuppressed(Kind kind) {
        RecipientHistory known = struck(kind);
        assertThat(BOUNCE.joined(known, POLICY)).isEqualTo(known);
    }

    @Test
    void whoOnlyMayHaveComplainedIsNotSuppressed() {
        RecipientHistory known = struck(Kind.POSSIBLE_COMPLAINT);
        assertThat(COMPLAINT.joined(known, POLICY)).isEqualTo(known);
        assertThat(BOUNCE.joined(known, POLICY).suppressions()).containsKey(Ground.DEAD_ADDRESS);
    }

    @Test
    void whoWasReachedSinceIsNotDead() {
        RecipientHistory known = NOTHING.with(new Reached(NOW, "m2"), POLICY);
        assertThat(BOUNCE.joined(known, POLICY)).isEqualTo(known);
        assertThat(COMPLAINT.joined(known, POLICY).suppressions()).containsKey(Ground.COMPLAINT);
    }

    @Test
    void aBounceTooLongAgoIsNotWhatSesListedFor() {
        Adoption later = Adoption.ofSes(ANA, false, Optional.of(NOW), NOW);
        assertThat(later.joined(struck(Kind.HELD), POLICY).suppressions())
                .containsKey(Ground.DEAD_ADDRESS);
    }
}
