package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request takes (Amazon DynamoDB Developer Guide, "DynamoDB read and write operations"):
 * units of 4 KB read or 1 KB written, at least one.
 */
final class Metering {
    private static final int READ = 4 << 10;
    private static final int WRITTEN = 1 << 10;
    private static final double EVENTUALLY = 0.5;
    private static final int IN_TRANSACTION = 2;

    private Metering() {}

    /**
     * @throws UnsupportedOperationException when more than {@code INDEXES} is asked for, or less
     */
    static boolean isAsked(ReturnConsumedCapacity wish) {
        if (wish == null || wish == ReturnConsumedCapacity.NONE) return false;
        if (wish != ReturnConsumedCapacity.INDEXES)
            throw Refusals.value("ReturnConsumedCapacity", wish);
        return true;
    }

    private static int units(int bytes, int unit) {
        return Math.max(1, Math.ceilDiv(bytes, unit));
    }

    /** Of one item, or of all that a query or scan has read together. */
    static double read(int bytes, boolean consistent) {
        return units(bytes, READ) * (consistent ? 1 : EVENTUALLY);
    }

    static ConsumedCapacity ofTable(Table table, double units) {
        return of(table, units, Map.of());
    }

    static ConsumedCapacity ofIndex(Table table, Schema.Index index, double units) {
        return of(table, 0, Map.of(index.name(), units));
    }

    /**
     * @param writes to one table
     */
    static ConsumedCapacity of(List<Write.Done> writes, boolean inTransaction) {
        Table table = writes.getFirst().table();
        double units = 0;
        Map<String, Double> indexes = new HashMap<>();
        for (Write.Done write : writes) {
            int larger = Math.max(write.before().bytes(), write.after().bytes());
            units += units(larger, WRITTEN) * (inTransaction ? IN_TRANSACTION : 1);
            for (Schema.Index index : table.schema().indexes()) {
                double own = units(write, index);
                if (own > 0) indexes.merge(index.name(), own, Double::sum);
            }
        }
        return of(table, units, indexes);
    }

    /** An entry that moves is deleted and put; one that stays as it is costs nothing. */
    private static double units(Write.Done write, Schema.Index index) {
        Schema schema = write.table().schema();
        boolean was = write.before().get(index.key()) != null;
        boolean is = write.after().get(index.key()) != null;
        Item before = was ? index.project(write.before(), schema) : Item.NONE;
        Item after = is ? index.project(write.after(), schema) : Item.NONE;
        if (before.equals(after)) return 0;
        boolean moves = was && is && !before.get(index.key()).equals(after.get(index.key()));
        return moves
                ? units(before.bytes(), WRITTEN) + units(after.bytes(), WRITTEN)
                : units(Math.max(before.bytes(), after.bytes()), WRITTEN);
    }

    private static ConsumedCapacity of(Table table, double units, Map<String, Double> indexes) {
        double all = units + indexes.values().stream().mapToDouble(each -> each).sum();
        Map<String, Capacity> each = new HashMap<>();
        indexes.forEach((name, own) -> each.put(name, capacity(own)));
        return ConsumedCapacity.builder()
                .tableName(table.name())
                .capacityUnits(all)
                .table(capacity(units))
                .globalSecondaryIndexes(each)
                .build();
    }

    private static Capacity capacity(double units) {
        return Capacity.builder().capacityUnits(units).build();
    }
}
