package dev.rebound.bench.cost;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.client.Table;
import dev.rebound.database.Database;
import dev.rebound.dynamodb.EmbeddedDynamoDb;
import dev.rebound.functions.LedgerTable;
import dev.rebound.local.Functions;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Does what DynamoDB's documentation gives the price of, and looks whether the meter says so. */
final class Calibration {
    private final Meter meter = new Meter();
    private final Table table;

    private Calibration(DynamoDbClient tables) {
        table = new Table(MeteredTables.metered(tables, meter), "ledger");
    }

    /**
     * @throws IllegalStateException telling what should have been counted, and what was
     */
    static void check() {
        DynamoDbClient tables = EmbeddedDynamoDb.of(Database.inMemory());
        LedgerTable.make(tables, "ledger");
        Calibration calibration = new Calibration(tables);
        calibration.meter.start();
        calibration.expect("a put of 2.5 KB", 3, () -> calibration.table.put(item("a", 2_500)));
        calibration.expect("another, and the index hour", 4, calibration::putInIndex);
        calibration.expect("both in a transaction", 2 * (3 + 1) + 1, calibration::transaction);
        calibration.expect("a put that is refused", 1, calibration::refused);
        calibration.expect("a get of nothing", 1, () -> calibration.table.get(key("no")));
        calibration.expect(
                "one of 2 KB, one missing",
                2,
                () -> calibration.table.get(List.of(key("a"), key("no"))));
        calibration.expect(
                "an index without such a key",
                0.5,
                () -> calibration.table.index("hour", "no").toList());
    }

    private void expect(String what, double units, Runnable call) {
        double before = meter.count().of("writes") + meter.count().of("reads");
        ScopedValue.where(Functions.CALLED, "calibration").run(call);
        double counted = meter.count().of("writes") + meter.count().of("reads") - before;
        if (counted != units)
            throw new IllegalStateException(
                    what + " costs " + units + " units, counted were " + counted);
    }

    private void putInIndex() {
        table.put(inIndex("b"));
    }

    private void transaction() {
        table.write(List.of(put(inIndex("c")), put(item("d", 10))));
    }

    private void refused() {
        try {
            table.put(item("a", 10), "attribute_not_exists(pk)");
        } catch (ConditionalCheckFailedException asItShould) {
            return;
        }
        throw new IllegalStateException("the condition should have failed");
    }

    private static TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(p -> p.tableName("ledger").item(item)).build();
    }

    private static Map<String, AttributeValue> key(String name) {
        return Map.of("pk", fromS(name), "sk", fromS(name));
    }

    private static Map<String, AttributeValue> item(String name, int size) {
        Map<String, AttributeValue> item = new HashMap<>(key(name));
        item.put("text", fromS("x".repeat(size)));
        return item;
    }

    private static Map<String, AttributeValue> inIndex(String name) {
        Map<String, AttributeValue> item = item(name, 2_500);
        item.put("hour", fromS("now"));
        return item;
    }
}
