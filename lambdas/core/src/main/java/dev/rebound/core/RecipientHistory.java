package dev.rebound.core;

import dev.rebound.core.Strike.Kind;
import dev.rebound.core.Suppression.Ground;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is known of one address. It only ever grows towards more knowledge: facts may be added in
 * any order and any number of times, and the history ends the same.
 *
 * @param strikes the latest of each kind, oldest first
 * @param reached two messages a day that reached the address, of the last sixty days, and those
 *     that a hard bounce came soon after; oldest first
 * @param byHand the latest suppression by a person
 * @param marks when each of these happened last
 * @param suppressions what follows from all that by the policy, one of each ground
 */
public record RecipientHistory(
        Address recipient,
        NavigableSet<Strike> strikes,
        NavigableSet<Reached> reached,
        Optional<Suppression> byHand,
        Adopted adopted,
        Map<Mark, Instant> marks,
        Map<Ground, Suppression> suppressions) {
    /** What is known by its latest time alone. */
    public enum Mark {
        /** Complaints up to then were taken back. */
        NOT_SPAM,
        /** Everything up to then was forgiven by hand. */
        CLEARED,
        /** The recipient unsubscribed from all lists. */
        OPTED_OUT,
        /** The recipient subscribed again. */
        OPTED_IN
    }

    private static final int REMEMBERED_OF_A_KIND = 20;
    private static final int REMEMBERED_OF_A_DAY = 2;

    /** Feedback may come so late and still be judged as if it had come in time. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    public RecipientHistory {
        strikes = Collections.unmodifiableNavigableSet(new TreeSet<>(strikes));
        reached = Collections.unmodifiableNavigableSet(new TreeSet<>(reached));
        marks = ordered(Mark.class, marks);
        suppressions = ordered(Ground.class, suppressions);
    }

    private static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> type, Map<K, V> map) {
        Map<K, V> ordered = new EnumMap<>(type);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }

    public static RecipientHistory of(Address recipient) {
        return new RecipientHistory(
                recipient,
                new TreeSet<>(),
                new TreeSet<>(),
                Optional.empty(),
                Adopted.NOTHING,
                Map.of(),
                Map.of());
    }

    /** A doubted bounce that was confirmed stays confirmed. */
    public RecipientHistory with(Strike strike, Policy policy) {
        NavigableSet<Strike> more = new TreeSet<>(strikes);
        boolean confirmed = strike.kind() == Kind.DOUBTED && more.contains(strike);
        if (!confirmed) more.remove(strike);
        more.add(strike);
        List<Strike> ofKind = more.stream().filter(other -> other.kind() == strike.kind()).toList();
        if (ofKind.size() > REMEMBERED_OF_A_KIND) more.remove(ofKind.getFirst());
        return facts(more, reached, byHand, adopted, marks, policy);
    }

    public RecipientHistory with(Reached message, Policy policy) {
        NavigableSet<Reached> more = new TreeSet<>(reached);
        more.add(message);
        List<Reached> ofDay = more.stream().filter(other -> isSameDay(other, message)).toList();
        if (ofDay.size() > REMEMBERED_OF_A_DAY) more.remove(ofDay.getFirst());
        return facts(strikes, more, byHand, adopted, marks, policy);
    }

    public RecipientHistory with(Suppression suppression, Policy policy) {
        Optional<Suppression> later =
                byHand.filter(known -> known.compareTo(suppression) >= 0)
                        .or(() -> Optional.of(suppression));
        return facts(strikes, reached, later, adopted, marks, policy);
    }

    /** What another list says. */
    RecipientHistory adopt(Suppression said, Policy policy) {
        return switch (said.ground()) {
            case UNSUBSCRIBED -> with(Mark.OPTED_OUT, said.since(), policy);
            case BY_HAND -> with(said, policy);
            case COMPLAINT, DEAD_ADDRESS, PAUSE ->
                    facts(strikes, reached, byHand, adopted.with(said), marks, policy);
        };
    }

    /** What a mark speaks of may also be still to arrive. */
    public RecipientHistory with(Mark mark, Instant at, Policy policy) {
        Map<Mark, Instant> more = new EnumMap<>(Mark.class);
        more.putAll(marks);
        more.merge(mark, at, (one, other) -> one.isAfter(other) ? one : other);
        return facts(strikes, reached, byHand, adopted, more, policy);
    }

    public Optional<Instant> last(Mark mark) {
        return Optional.ofNullable(marks.get(mark));
    }

    /** The suppression in force, the most important one if there are several. */
    public Optional<Suppression> suppression(Instant now) {
        return suppressions.values().stream().filter(s -> s.isActive(now)).findFirst();
    }

    /**
     * The latest message that reached the address after the one time and up to the other; a message
     * that bounced in the end did not.
     */
    Optional<Reached> reached(Instant after, Instant until) {
        return allReached(after, until).findFirst();
    }

    /** Whether another message had reached the address shortly before. */
    boolean isFresh(Instant at, String messageId, Policy policy) {
        return reachedBefore(at, messageId, policy).isPresent();
    }

    /** Whether this is the first bounce that is doubted since the address was last reached. */
    boolean isFirstDoubt(Strike doubted, Policy policy) {
        Instant reached =
                reachedBefore(doubted.at(), doubted.messageId(), policy)
                        .map(Reached::at)
                        .orElse(Instant.MIN);
        return strikes.headSet(doubted, false).stream()
                .noneMatch(
                        strike ->
                                strike.at().isAfter(reached)
                                        && strike.kind().isHard()
                                        && !strike.messageId().equals(doubted.messageId()));
    }

    /** The last bounce by which SES may have put the address on its own list. */
    public Optional<Strike> lastListed() {
        return strikes.descendingSet().stream().filter(s -> s.kind().isListing()).findFirst();
    }

    /** The message that reached the address last. */
    public Optional<Reached> lastReached() {
        return reached(Instant.MIN, Instant.MAX);
    }

    private Optional<Reached> reachedBefore(Instant at, String messageId, Policy policy) {
        Instant earliest = at.minus(policy.doubt().fresh());
        return allReached(earliest, at).filter(r -> !r.messageId().equals(messageId)).findFirst();
    }

    private Stream<Reached> allReached(Instant after, Instant until) {
        return reached.descendingSet().stream()
                .filter(r -> r.at().isAfter(after) && !r.at().isAfter(until))
                .filter(r -> strikes.stream().noneMatch(strike -> isBounceOf(r, strike)));
    }

    private static boolean isBounceOf(Reached message, Strike strike) {
        return strike.messageId().equals(message.messageId()) && !strike.kind().isComplaint();
    }

    /** Drops what is void, and sees what follows from the rest. */
    private RecipientHistory facts(
            NavigableSet<Strike> strikes,
            NavigableSet<Reached> reached,
            Optional<Suppression> byHand,
            Adopted adopted,
            Map<Mark, Instant> marks,
            Policy policy) {
        Optional<Instant> cleared = Optional.ofNullable(marks.get(Mark.CLEARED));
        Optional<Instant> notSpam = Optional.ofNullable(marks.get(Mark.NOT_SPAM));
        NavigableSet<Strike> struck = new TreeSet<>(strikes);
        struck.removeIf(
                strike ->
                        isUpTo(cleared, strike.at())
                                || strike.kind().isComplaint() && isUpTo(notSpam, strike.at()));
        Adopted standing =
                adopted.without(
                        said ->
                                isUpTo(cleared, said.since())
                                        || said.ground() == Ground.COMPLAINT
                                                && isUpTo(notSpam, said.since()));
        RecipientHistory known =
                new RecipientHistory(
                        recipient,
                        struck,
                        needed(reached, struck, policy),
                        byHand.filter(suppression -> !isUpTo(cleared, suppression.since())),
                        standing,
                        marks,
                        Map.of());
        return new RecipientHistory(
                recipient,
                struck,
                known.reached,
                known.byHand,
                standing,
                marks,
                follows(known, policy));
    }

    /** Those not too old, and for each hard bounce the one before it that makes it doubtful. */
    private NavigableSet<Reached> needed(
            NavigableSet<Reached> reached, NavigableSet<Strike> struck, Policy policy) {
        if (reached.isEmpty()) return reached;
        Instant oldest = reached.last().at().minus(REMEMBERED);
        if (!reached.first().at().isBefore(oldest)) return reached;
        NavigableSet<Reached> needed = new TreeSet<>(reached);
        needed.removeIf(r -> r.at().isBefore(oldest));
        RecipientHistory all =
                new RecipientHistory(recipient, struck, reached, byHand, adopted, marks, Map.of());
        struck.stream()
                .filter(strike -> strike.kind().isHard())
                .map(strike -> all.reachedBefore(strike.at(), strike.messageId(), policy))
                .forEach(before -> before.ifPresent(needed::add));
        return needed;
    }

    private static boolean isSameDay(Reached one, Reached other) {
        return one.at()
                .truncatedTo(ChronoUnit.DAYS)
                .equals(other.at().truncatedTo(ChronoUnit.DAYS));
    }

    private static Map<Ground, Suppression> follows(RecipientHistory known, Policy policy) {
        Stream<Suppression> climbed =
                known.strikes.stream()
                        .filter(strike -> strike.kind().counts())
                        .map(strike -> Climb.to(strike, known, policy))
                        .flatMap(climb -> climb.suppression(known).stream());
        Map<Ground, Suppression> follows = new EnumMap<>(Ground.class);
        Stream.of(known.byHand.stream(), known.optOut().stream(), known.told(), climbed)
                .flatMap(Function.identity())
                .forEach(each -> follows.merge(each.ground(), each, Suppression::stronger));
        Suppression dead = follows.get(Ground.DEAD_ADDRESS);
        Suppression pause = follows.get(Ground.PAUSE);
        if (dead != null && pause != null && !pause.since().isAfter(dead.since()))
            follows.remove(Ground.PAUSE);
        return follows;
    }

    /** What was adopted; an address that was reached since is paused no more. */
    private Stream<Suppression> told() {
        return adopted.entries().stream()
                .filter(
                        said ->
                                said.ground() != Ground.PAUSE
                                        || reached(said.since(), Instant.MAX).isEmpty());
    }

    private Optional<Suppression> optOut() {
        Instant back = last(Mark.OPTED_IN).orElse(Instant.MIN);
        Instant cleared = last(Mark.CLEARED).orElse(Instant.MIN);
        return last(Mark.OPTED_OUT)
                .filter(out -> out.isAfter(back) && out.isAfter(cleared))
                .map(
                        out ->
                                new Suppression(
                                        recipient,
                                        Ground.UNSUBSCRIBED,
                                        Optional.of(Reason.UNSUBSCRIBED),
                                        out,
                                        Optional.empty(),
                                        "Unsubscribed from all lists: no marketing mail.",
                                        Ground.UNSUBSCRIBED.word()));
    }

    private static boolean isUpTo(Optional<Instant> end, Instant at) {
        return end.isPresent() && !at.isAfter(end.get());
    }
}
