package dev.rebound.functions;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.client.Table;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link Quarantine} in the ledger's table: pk {@code QUARANTINE}, sk {@code id#part}. Content is
 * cut into parts, since an item holds 400 KB at most.
 */
public final class DynamoQuarantine implements Quarantine {
    private static final int PART = 300_000;

    private final Table table;

    public DynamoQuarantine(DynamoDbClient client, String table) {
        this.table = new Table(client, table);
    }

    /**
     * The first part is written last: an item without it does not count, and keeping it again
     * completes it.
     */
    @Override
    public boolean keep(Item item) {
        if (find(item.id()).isPresent()) return false;
        for (int part = item.content().length / PART; part >= 0; part--) {
            table.put(attributes(item, part));
        }
        return true;
    }

    @Override
    public List<Item> list() {
        return items("pk = :pk", Map.of(":pk", fromS("QUARANTINE")));
    }

    @Override
    public Optional<Item> find(String id) {
        Map<String, AttributeValue> values =
                Map.of(":pk", fromS("QUARANTINE"), ":id", fromS(id + "#"));
        return items("pk = :pk AND begins_with(sk, :id)", values).stream().findFirst();
    }

    /** The first part goes first: what is left of an item without it does not count. */
    @Override
    public void release(Item item) {
        for (int part = 0; part <= item.content().length / PART; part++) {
            table.delete(key(item.id(), part));
        }
    }

    private List<Item> items(String condition, Map<String, AttributeValue> values) {
        Map<String, List<Map<String, AttributeValue>>> parts = new LinkedHashMap<>();
        table.query(condition, values)
                .forEach(
                        item ->
                                parts.computeIfAbsent(item.get("id").s(), _ -> new ArrayList<>())
                                        .add(item));
        return parts.values().stream()
                .filter(DynamoQuarantine::isComplete)
                .map(DynamoQuarantine::item)
                .sorted(Comparator.comparing(Item::at))
                .toList();
    }

    private static boolean isComplete(List<Map<String, AttributeValue>> parts) {
        return parts.getFirst().get("sk").s().endsWith("#0000");
    }

    private static Item item(List<Map<String, AttributeValue>> parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        parts.forEach(part -> content.writeBytes(part.get("content").b().asByteArray()));
        Map<String, AttributeValue> first = parts.getFirst();
        return new Item(
                first.get("id").s(),
                Instant.parse(first.get("at").s()),
                first.get("origin").s(),
                first.get("because").s(),
                content.toByteArray());
    }

    private static Map<String, AttributeValue> attributes(Item item, int part) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(key(item.id(), part));
        int from = part * PART;
        byte[] content =
                Arrays.copyOfRange(
                        item.content(), from, Math.min(from + PART, item.content().length));
        attributes.put("id", fromS(item.id()));
        attributes.put("at", fromS(item.at().toString()));
        attributes.put("origin", fromS(item.origin()));
        attributes.put("because", fromS(item.because()));
        attributes.put("content", AttributeValue.fromB(SdkBytes.fromByteArray(content)));
        return attributes;
    }

    private static Map<String, AttributeValue> key(String id, int part) {
        return Map.of("pk", fromS("QUARANTINE"), "sk", fromS("%s#%04d".formatted(id, part)));
    }
}
