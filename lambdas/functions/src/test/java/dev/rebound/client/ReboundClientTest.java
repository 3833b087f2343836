package dev.rebound.client;

import static dev.rebound.core.MailStream.MARKETING;
import static dev.rebound.core.MailStream.SECURITY;
import static dev.rebound.core.MailStream.TRANSACTIONAL;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.Blame;
import dev.rebound.core.MailStream;
import dev.rebound.core.Policy;
import dev.rebound.core.Reason;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.RecipientHistory.Mark;
import dev.rebound.core.Strike;
import dev.rebound.core.Suppression;
import dev.rebound.core.Suppression.Ground;
import dev.rebound.core.Verdict;
import dev.rebound.core.Verdict.Gravity;
import dev.rebound.functions.DynamoLedger;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.LocalTables;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The client over the ledger that the functions write. */
class ReboundClientTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Policy POLICY = Policy.standard();

    /** Of every ten of them one is dead, one has complained and one has unsubscribed. */
    private static final List<Address> MANY =
            IntStream.range(0, 2_500).mapToObj(i -> address("p" + i)).toList();

    private static final Address DEAD = MANY.get(0);
    private static final Address COMPLAINED = MANY.get(1);
    private static final Address UNSUBSCRIBED = MANY.get(2);
    private static final Address FINE = MANY.get(3);

    private static LocalTables tables;

    @BeforeAll
    static void fill() {
        tables = new LocalTables();
        for (int i = 0; i < MANY.size(); i += 10) {
            change(MANY.get(i), history -> struck(history, Strike.Kind.HARD_BOUNCE));
            change(MANY.get(i + 1), history -> struck(history, Strike.Kind.COMPLAINT));
            change(MANY.get(i + 2), history -> history.with(Mark.OPTED_OUT, NOON, POLICY));
        }
    }

    @AfterAll
    static void drop() {
        tables.close();
    }

    private static Address address(String name) {
        return Address.parse(name + "@example.test");
    }

    private static void change(Address address, UnaryOperator<RecipientHistory> change) {
        Ledger ledger =
                new DynamoLedger(tables.client, LocalTables.LEDGER, InstantSource.fixed(NOON));
        ledger.change(address, change);
    }

    private static RecipientHistory struck(RecipientHistory history, Strike.Kind kind) {
        Verdict verdict =
                new Verdict(
                        Reason.NO_SUCH_MAILBOX, Blame.RECIPIENT, Gravity.FINAL, "5.1.1", "test");
        return history.with(new Strike(NOON, "m", "key", kind, verdict), POLICY);
    }

    /** Whoever only asks calls no function. */
    private static ReboundClient client(DynamoDbClient dynamo, String table, Instant now) {
        return new ReboundClient(dynamo, table, null, "", POLICY, InstantSource.fixed(now));
    }

    private static ReboundClient client() {
        return client(tables.client, LocalTables.LEDGER, NOON);
    }

    private static ReboundClient blind() {
        return client(tables.client, "no-such-table", NOON);
    }

    @ParameterizedTest
    @CsvSource({"TRANSACTIONAL, 250", "MARKETING, 750", "SECURITY, 250"})
    void sortsThousandsByWhatStopsTheStream(MailStream stream, int stopped) {
        Filtered filtered = client().filter(MANY, stream);
        assertThat(filtered.stopped()).hasSize(stopped).doesNotContainKey(FINE);
        assertThat(filtered.sendable())
                .isEqualTo(MANY.stream().filter(a -> !filtered.stopped().containsKey(a)).toList());
        assertThat(filtered.unread()).isEmpty();
        assertThat(filtered.fault()).isEmpty();
    }

    @Test
    void tellsWhatStopsEach() {
        assertThat(client().filter(List.of(DEAD, COMPLAINED, UNSUBSCRIBED), MARKETING).stopped())
                .extractingFromEntries(stop -> stop.getValue().ground())
                .containsExactly(Ground.DEAD_ADDRESS, Ground.COMPLAINT, Ground.UNSUBSCRIBED);
    }

    @Test
    void whoIsAskedAboutTwiceIsAnsweredOnce() {
        assertThat(client().filter(List.of(FINE, DEAD, FINE), SECURITY).sendable())
                .containsExactly(FINE);
    }

    @Test
    void aDeadAddressIsSuppressedForEveryStream() {
        assertThat(MailStream.values()).allMatch(each -> client().isSuppressed(DEAD, each));
    }

    @Test
    void whoComplainedIsSuppressedForMarketingOnly() {
        assertThat(MailStream.values())
                .filteredOn(each -> client().isSuppressed(COMPLAINED, each))
                .containsExactly(MARKETING);
    }

    @Test
    void aStrangerIsNotSuppressed() {
        assertThat(MailStream.values())
                .noneMatch(each -> client().isSuppressed(address("stranger"), each));
    }

    @Test
    void aSuppressionEndsByTheClock() {
        Address paused = address("paused");
        Optional<Instant> end = Optional.of(NOON.plusSeconds(60));
        Suppression pause =
                new Suppression(paused, Ground.BY_HAND, Optional.empty(), NOON, end, "b", "k");
        change(paused, history -> history.with(pause, POLICY));
        ReboundClient later = client(tables.client, LocalTables.LEDGER, NOON.plusSeconds(60));
        assertThat(client().isSuppressed(paused, MARKETING)).isTrue();
        assertThat(later.isSuppressed(paused, MARKETING)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSACTIONAL", "SECURITY"})
    void whatPeopleWaitForIsSentWhileNobodyCanTell(MailStream stream) {
        Filtered filtered = blind().filter(MANY, stream);
        assertThat(filtered.sendable()).isEqualTo(MANY);
        assertThat(filtered.unread()).isEqualTo(MANY);
        assertThat(blind().isSuppressed(FINE, stream)).isFalse();
    }

    @Test
    void marketingWaitsWhileNobodyCanTell() {
        Filtered filtered = blind().filter(MANY, MARKETING);
        assertThat(filtered.sendable()).isEmpty();
        assertThat(filtered.stopped()).isEmpty();
        assertThat(filtered.unread()).isEqualTo(MANY);
        assertThat(blind().isSuppressed(FINE, MARKETING)).isTrue();
    }

    @Test
    void saysInOneLineWhyNobodyCanTell() {
        assertThat(blind().filter(List.of(FINE), TRANSACTIONAL).fault())
                .hasValueSatisfying(
                        fault ->
                                assertThat(fault)
                                        .contains("Requested resource not found")
                                        .hasLineCount(1));
    }

    @Test
    void whatOneReadMissedTheOthersStillTell() {
        FaultyReads faulty = new FaultyReads(tables.client, 2);
        Filtered filtered = client(faulty, LocalTables.LEDGER, NOON).filter(MANY, SECURITY);
        assertThat(filtered.unread()).isEqualTo(MANY.subList(100, 200));
        assertThat(filtered.sendable()).containsAll(filtered.unread());
        assertThat(filtered.stopped()).hasSize(240);
        assertThat(filtered.fault()).contains("connection reset");
    }
}
