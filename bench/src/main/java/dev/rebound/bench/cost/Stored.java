package dev.rebound.bench.cost;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Bytes that lie in the tables, their indexes included, by what they are and the days they stay:
 * {@code stored/FEEDBACK/400}; one {@code history} for each address, which stays; and what many
 * mails share. DynamoDB bills 100 bytes more for each item and each entry of an index (Amazon
 * DynamoDB Developer Guide, "DynamoDB item sizes and formats").
 */
final class Stored {
    static final String HISTORY = "history";

    private static final int OVERHEAD = 100;
    private static final Set<String> SHARED = Set.of("DOMAIN", "INCIDENT", "UNKNOWN");

    private Stored() {}

    static Count in(DynamoDbClient client, Instant written) {
        SortedMap<String, Double> bytes = new TreeMap<>();
        client.scanPaginator(r -> r.tableName(MeteredStorage.LEDGER))
                .items()
                .forEach(item -> bytes.merge(name(item, written), bytes(item), Double::sum));
        client.scanPaginator(r -> r.tableName(MeteredStorage.IDEMPOTENCY))
                .items()
                .forEach(
                        item ->
                                bytes.merge(
                                        "stored/once/" + days(item, "expiration", Instant.now()),
                                        size(item),
                                        Double::sum));
        return new Count(bytes);
    }

    private static String name(Map<String, AttributeValue> item, Instant written) {
        boolean person = item.get("pk").s().startsWith("RECIPIENT#");
        String kind = item.get(person ? "sk" : "pk").s().split("#")[0];
        if (kind.equals("HISTORY")) return HISTORY;
        if (SHARED.contains(kind)) return "shared/" + kind;
        return "stored/" + kind + "/" + days(item, "expires", written);
    }

    private static long days(Map<String, AttributeValue> item, String expiry, Instant written) {
        Instant end = Instant.ofEpochSecond(Long.parseLong(item.get(expiry).n()));
        return Math.round(Duration.between(written, end).toHours() / 24.0);
    }

    private static double bytes(Map<String, AttributeValue> item) {
        double all = size(item);
        if (item.containsKey("suppressed")) all += size(item);
        if (item.containsKey("hour"))
            all +=
                    size(
                            Map.of(
                                    "pk",
                                    item.get("pk"),
                                    "sk",
                                    item.get("sk"),
                                    "hour",
                                    item.get("hour")));
        return all;
    }

    private static double size(Map<String, AttributeValue> item) {
        return OVERHEAD
                + item.entrySet().stream()
                        .mapToDouble(each -> length(each.getKey()) + size(each.getValue()))
                        .sum();
    }

    private static double size(AttributeValue value) {
        return switch (value.type()) {
            case S -> length(value.s());
            case N -> value.n().length() / 2.0 + 1;
            case SS -> value.ss().stream().mapToInt(Stored::length).sum();
            case BOOL -> 1;
            default -> throw new IllegalArgumentException("not in these tables: " + value);
        };
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
