package dev.rebound.client;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.core.Address;
import dev.rebound.core.Suppression;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Map;

/** The item of the ledger's table that tells who is suppressed. */
public final class HistoryItem {
    private static final String RECIPIENT = "RECIPIENT#";
    private static final String SORT = "HISTORY";

    /** Its attribute, a JSON text. */
    public static final String HISTORY = "history";

    private HistoryItem() {}

    public static Map<String, AttributeValue> key(Address recipient) {
        return Map.of("pk", fromS(partition(recipient)), "sk", fromS(SORT));
    }

    /** Where everything about a recipient lies. */
    public static String partition(Address recipient) {
        return RECIPIENT + recipient;
    }

    public static Address recipient(Map<String, AttributeValue> item) {
        return new Address(item.get("pk").s().substring(RECIPIENT.length()));
    }

    static List<Suppression> suppressions(Map<String, AttributeValue> item) {
        Fields history = Fields.of(Json.object(item.get(HISTORY).s()));
        return SuppressionsJson.readAll(recipient(item), history);
    }
}
