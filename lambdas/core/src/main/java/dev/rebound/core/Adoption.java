package dev.rebound.core;

import dev.rebound.core.Strike.Kind;
import dev.rebound.core.Suppression.Ground;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What another suppression list says of an address.
 *
 * @param dated whether it says since when
 * @param bySes whether it is SES's own list, which knows neither whose fault a bounce was nor for
 *     certain who complained
 */
public record Adoption(Suppression said, boolean dated, boolean bySes) {
    /** SES lists an address some time after it has told why. */
    private static final Duration LATE = Duration.ofDays(1);

    private static final String SES_LIST = "ses-account-list";

    /** An entry of a list of Rebound's. */
    public static Adoption ofRebound(Suppression said) {
        return new Adoption(said, true, false);
    }

    /** An address on a list that says nothing else. */
    public static Adoption bare(Address recipient, String because, Instant now) {
        return new Adoption(
                new Suppression(
                        recipient,
                        Ground.BY_HAND,
                        Optional.empty(),
                        now,
                        Optional.empty(),
                        because,
                        "by hand"),
                false,
                false);
    }

    /**
     * An entry of SES's account-level suppression list.
     *
     * @param complaint whether SES gives COMPLAINT as its reason, and not BOUNCE
     */
    public static Adoption ofSes(
            Address recipient, boolean complaint, Optional<Instant> at, Instant now) {
        Reason reason = complaint ? Reason.COMPLAINED : Reason.ALREADY_SUPPRESSED;
        String cause = complaint ? "a complaint" : "a hard bounce";
        String because =
                "%s: %s put it on SES's own list%s."
                        .formatted(
                                reason.phrase(),
                                cause,
                                at.map(then -> " on " + Phrases.of(then)).orElse(""));
        return new Adoption(
                new Suppression(
                        recipient,
                        complaint ? Ground.COMPLAINT : Ground.DEAD_ADDRESS,
                        Optional.of(reason),
                        at.orElse(now),
                        Optional.empty(),
                        because,
                        SES_LIST),
                at.isPresent(),
                true);
    }

    public Address recipient() {
        return said.recipient();
    }

    /** What is known with this, never less than before; the same when it tells nothing new. */
    public RecipientHistory joined(RecipientHistory known, Policy policy) {
        boolean isNew = !(isKnown(known) || bySes && isKnownBetter(known));
        return isNew ? known.adopt(said, policy) : known;
    }

    private boolean isKnown(RecipientHistory known) {
        Suppression here = known.suppressions().get(said.ground());
        if (here == null) return false;
        if (said.ground() == Ground.BY_HAND && said.mayNotReplace(here)) return true;
        return here.equals(said) || !dated && here.lastsAsLongAs(said);
    }

    /**
     * The feedback for which SES listed the address has been judged here, or it has lived since.
     */
    private boolean isKnownBetter(RecipientHistory known) {
        boolean complaint = said.ground() == Ground.COMPLAINT;
        Instant from = dated ? said.since().minus(LATE) : Instant.MIN;
        Predicate<Kind> isCause = complaint ? Kind::isComplaint : Kind::isListing;
        return known.strikes().stream()
                        .anyMatch(s -> !s.at().isBefore(from) && isCause.test(s.kind()))
                || !complaint && known.reached(said.since(), Instant.MAX).isPresent();
    }
}
