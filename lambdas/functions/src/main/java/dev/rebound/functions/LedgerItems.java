package dev.rebound.functions;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.client.HistoryItem;
import dev.rebound.core.Address;
import dev.rebound.core.Decision;
import dev.rebound.core.Occasion;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Traffic;
import dev.rebound.functions.Ledger.Entry;
import dev.rebound.functions.Ledger.Origin;
import dev.rebound.json.Json;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The items of {@link DynamoLedger}'s table: their keys, their attributes and the single writes to
 * them.
 */
final class LedgerItems {
    private static final String FEEDBACK = "FEEDBACK#";
    private static final Set<String> CONFLICTS =
            Set.of("ConditionalCheckFailed", "TransactionConflict");

    private LedgerItems() {}

    /** A history and the version under which it was read; 0 when there was none. */
    record Versioned(RecipientHistory history, long version) {}

    static Map<String, AttributeValue> timelineOf(Address recipient) {
        return Map.of(
                ":recipient",
                fromS(HistoryItem.partition(recipient)),
                ":feedback",
                fromS(FEEDBACK));
    }

    static RecipientHistory history(Map<String, AttributeValue> item) {
        return HistoryJson.read(HistoryItem.recipient(item), item.get(HistoryItem.HISTORY).s());
    }

    static Versioned versioned(Map<String, AttributeValue> item) {
        return new Versioned(history(item), Long.parseLong(item.get("version").n()));
    }

    /** Writes a history over the version that was read, or over nothing. */
    static TransactWriteItem replace(String table, Versioned read, RecipientHistory after) {
        Map<String, AttributeValue> item = new HashMap<>(HistoryItem.key(after.recipient()));
        item.put(HistoryItem.HISTORY, fromS(HistoryJson.write(after)));
        item.put("version", fromN(String.valueOf(read.version() + 1)));
        if (!after.suppressions().isEmpty())
            item.put(LedgerTable.SUPPRESSED, fromS(after.recipient().value()));
        return TransactWriteItem.builder()
                .put(
                        put ->
                                put.tableName(table)
                                        .item(item)
                                        .conditionExpression(
                                                "attribute_not_exists(pk) OR version = :read")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":read",
                                                        fromN(String.valueOf(read.version())))))
                .build();
    }

    static Map<String, AttributeValue> timelineKey(Occasion occasion) {
        return key(
                HistoryItem.partition(occasion.recipient()),
                FEEDBACK + occasion.at() + "#" + occasion.key());
    }

    static Map<String, AttributeValue> timeline(
            Occasion occasion, Origin origin, Decision decision, long expires) {
        Map<String, AttributeValue> item = new HashMap<>(timelineKey(occasion));
        item.put("at", fromS(occasion.at().toString()));
        item.put("decision", fromS(Json.text(DecisionJson.write(decision))));
        item.put("event", fromS(origin.event()));
        item.put("execution", fromS(origin.execution()));
        item.put("expires", fromN(String.valueOf(expires)));
        return item;
    }

    /** An item's key alone. */
    static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    }

    static Entry entry(Map<String, AttributeValue> item) {
        return new Entry(
                Instant.parse(item.get("at").s()),
                new Origin(item.get("event").s(), item.get("execution").s()),
                DecisionJson.read(Json.object(item.get("decision").s())),
                Optional.ofNullable(item.get("outcome")).map(AttributeValue::s));
    }

    static TransactWriteItem put(String table, Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)).build();
    }

    static Map<String, AttributeValue> trafficKey(String domain, Instant at) {
        return key("DOMAIN#" + domain, "SPELL#" + Traffic.spell(at));
    }

    static Map<String, AttributeValue> trafficBetween(String domain, Instant from, Instant to) {
        return Map.of(
                ":domain", fromS("DOMAIN#" + domain),
                ":from", fromS("SPELL#" + Traffic.spell(from)),
                ":to", fromS("SPELL#" + Traffic.spell(to)));
    }

    static Traffic traffic(Stream<Map<String, AttributeValue>> items) {
        NavigableMap<Instant, Traffic.Counts> spells = new TreeMap<>();
        items.forEach(
                item ->
                        spells.put(
                                Instant.parse(item.get("sk").s().substring("SPELL#".length())),
                                Traffic.Counts.of(sign -> count(item, sign))));
        return new Traffic(spells);
    }

    private static long count(Map<String, AttributeValue> item, Traffic.Sign sign) {
        AttributeValue count = item.get(attribute(sign));
        return count == null ? 0 : Long.parseLong(count.n());
    }

    static String attribute(Traffic.Sign sign) {
        return sign.name().toLowerCase(Locale.ROOT);
    }

    /** Whether another writer came first, so that reading again and repeating helps. */
    static boolean isConflict(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .anyMatch(reason -> CONFLICTS.contains(reason.code()));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", fromS(pk), "sk", fromS(sk));
    }
}
