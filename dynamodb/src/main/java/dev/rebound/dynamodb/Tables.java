package dev.rebound.dynamodb;

import dev.rebound.database.Database;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.StringDataType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The tables of a database, and what they are made of, which is kept beside them. */
final class Tables {
    /** DynamoDB, too, takes its time to delete what has expired. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);

    private final Database database;
    private final MVMap<String, String> schemas;
    private final MVMap<String, String> sweeps;
    private final Map<String, Table> tables = new ConcurrentSkipListMap<>();

    Tables(Database database) {
        this.database = database;
        schemas = database.map("tables", StringDataType.INSTANCE, StringDataType.INSTANCE);
        sweeps = database.map("sweeps", StringDataType.INSTANCE, StringDataType.INSTANCE);
        Map<String, String> known = database.read(() -> new ConcurrentHashMap<>(schemas));
        known.forEach((name, schema) -> open(name, Schema.of(schema)));
        known.keySet().forEach(this::sweep);
    }

    private void open(String name, Schema schema) {
        tables.put(name, new Table(database, name, schema));
    }

    private void sweep(String name) {
        Instant now = Instant.now();
        database.write(
                () -> {
                    String last = sweeps.get(name);
                    if (last != null && Instant.parse(last).plus(BETWEEN_SWEEPS).isAfter(now))
                        return null;
                    get(name).expire(now);
                    return sweeps.put(name, now.toString());
                });
    }

    Collection<String> names() {
        return tables.keySet();
    }

    /**
     * @throws software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException when there
     *     is none
     */
    Table get(String name) {
        Table table = tables.get(name);
        if (table == null) throw Faults.noSuchTable(name);
        return table;
    }

    void create(String name, Schema schema) {
        if (tables.containsKey(name)) throw Faults.tableExists(name);
        keep(name, schema);
    }

    /** From now on items expire by this attribute. */
    void expire(String name, String attribute) {
        Schema schema = get(name).schema();
        if (!schema.expiry().equals(attribute)) keep(name, schema.expiringBy(attribute));
    }

    private void keep(String name, Schema schema) {
        database.write(() -> schemas.put(name, schema.text()));
        open(name, schema);
    }
}
