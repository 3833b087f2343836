package dev.rebound.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Requests of every kind that Rebound makes, about few items, so that they meet; and some that are
 * wrong. The same seed gives the same ones.
 */
final class RandomRequests {
    private static final Pattern PLACEHOLDER = Pattern.compile("[#:]\\w+");

    /** As the adapters have them, with names for words that DynamoDB reserves. */
    private static final List<String> CONDITIONS =
            List.of(
                    "attribute_not_exists(pk)",
                    "attribute_exists(pk)",
                    "attribute_not_exists(pk) OR version = :number",
                    "attribute_not_exists(pk) OR #owner = :text",
                    "attribute_not_exists(released) OR released < :number",
                    "lastAt BETWEEN :low AND :zzz",
                    "attribute_not_exists(pk) OR lastAt < :text",
                    "attribute_not_exists(pk) OR version < :number OR (#owner = :text AND lastAt < :zzz)",
                    "begins_with(lastAt, :text)",
                    "lastAt = :text and (version = :number or released = :number)",
                    "lastAt < :number",
                    "reported = :set");

    private static final List<String> WRONG_CONDITIONS =
            List.of(
                    "owner = :text",
                    "attribute_exists(:text)",
                    "lastAt = :missing",
                    "lastAt BETWEEN :text",
                    "");

    private static final List<String> UPDATES =
            List.of(
                    "SET lastAt = :text, version = :number ADD released :one",
                    "ADD reported :set SET version = :number, #hour = if_not_exists(#hour, :key)",
                    "SET lastAt = if_not_exists(lastAt, :text) REMOVE #hour",
                    "ADD released :one",
                    "ADD reported :set",
                    "SET flag = :yes",
                    "SET suppressed = :key",
                    "REMOVE suppressed, lastAt");

    private static final List<String> WRONG_UPDATES =
            List.of(
                    "SET version = :number ADD version :one",
                    "ADD lastAt :one",
                    "ADD released :text",
                    "SET pk = :text",
                    "SET suppressed = :text",
                    "SET suppressed = :number",
                    "SET lastAt = version",
                    "SET hour = :text",
                    "SET lastAt = :text :number",
                    "");

    private static final List<String> KEY_CONDITIONS =
            List.of(
                    "pk = :pk",
                    "pk = :pk AND begins_with(sk, :prefix)",
                    "pk = :pk AND sk BETWEEN :low AND :high");

    private static final List<String> WRONG_KEY_CONDITIONS =
            List.of("pk = :pk AND sk BETWEEN :high AND :low", "sk = :prefix", "pk = :number");

    private final Random dice;
    private final boolean wrong;

    /**
     * @param wrong whether some of them are
     */
    RandomRequests(long seed, boolean wrong) {
        this.dice = new Random(seed);
        this.wrong = wrong;
    }

    DynamoDbRequest next() {
        return switch (dice.nextInt(12)) {
            case 0 -> GetItemRequest.builder().tableName("ledger").key(key()).build();
            case 1 -> batch();
            case 2, 3 -> put();
            case 4, 5, 6 -> update();
            case 7 -> DeleteItemRequest.builder().tableName("ledger").key(key()).build();
            case 8 -> query();
            case 9 -> indexQuery();
            case 10 -> ScanRequest.builder().tableName("ledger").indexName("suppressed").build();
            default -> transaction();
        };
    }

    private <T> T any(List<T> some) {
        return some.get(dice.nextInt(some.size()));
    }

    private boolean rarely() {
        return wrong && dice.nextInt(40) == 0;
    }

    private String expression(List<String> right, List<String> ones) {
        return any(wrong && dice.nextInt(5) == 0 ? ones : right);
    }

    private String text() {
        return any(List.of("a", "ab", "b", "\u00e9", "\uffee", "\ud83d\ude00", "z", ""));
    }

    /** Of an index. */
    private String keyText() {
        return rarely() ? "" : any(List.of("a", "ab", "z"));
    }

    private Map<String, AttributeValue> key() {
        return rarely() ? wrongKey() : rightKey();
    }

    private Map<String, AttributeValue> wrongKey() {
        if (dice.nextBoolean())
            return any(List.of(Map.of("pk", fromS("A")), Map.of("id", fromS("A"))));
        return Map.of("pk", fromS(""), "sk", fromS("a"));
    }

    private Map<String, AttributeValue> rightKey() {
        return Map.of(
                "pk", fromS(any(List.of("A", "B"))),
                "sk", fromS(any(List.of("a", "ab", "b", "\uffee", "\ud83d\ude00"))));
    }

    private Map<String, AttributeValue> item() {
        Map<String, AttributeValue> item = new HashMap<>(key());
        for (String name : List.of("lastAt", "owner"))
            if (dice.nextBoolean()) item.put(name, fromS(text()));
        for (String name : List.of("hour", "suppressed"))
            if (dice.nextBoolean()) item.put(name, fromS(keyText()));
        for (String name : List.of("version", "released"))
            if (dice.nextBoolean()) item.put(name, fromN(number()));
        if (dice.nextBoolean()) item.put("reported", set());
        if (dice.nextInt(4) == 0) item.put("flag", AttributeValue.fromBool(dice.nextBoolean()));
        if (dice.nextInt(8) == 0)
            item.put("content", AttributeValue.fromB(SdkBytes.fromUtf8String(text())));
        if (rarely()) item.put("version", fromN("no number"));
        if (rarely()) item.put("large", fromS("x".repeat(420_000)));
        return item;
    }

    private String number() {
        return wrong
                ? any(List.of("0", "1", "2", "1.50", "1e3", "-7", "007", "12345678901234567890"))
                : any(List.of("0", "1", "2", "1.5", "1000", "-7"));
    }

    private AttributeValue set() {
        if (rarely()) return AttributeValue.fromSs(List.of());
        return AttributeValue.fromSs(
                any(List.of(List.of("SENT"), List.of("DELIVERED", "OPENED"), List.of("OPENED"))));
    }

    private Map<String, String> names(String... expressions) {
        Map<String, String> names = new HashMap<>();
        for (String name : placeholders('#', expressions)) names.put(name, name.substring(1));
        if (!names.isEmpty() && rarely()) names.put("#unused", "unused");
        return names;
    }

    private Map<String, AttributeValue> values(String... expressions) {
        Map<String, AttributeValue> values = new HashMap<>();
        for (String value : placeholders(':', expressions))
            if (!value.equals(":missing")) values.put(value, value(value));
        if (!values.isEmpty() && rarely()) values.put(":unused", fromS("unused"));
        return values;
    }

    private AttributeValue value(String placeholder) {
        return switch (placeholder) {
            case ":number" -> fromN(number());
            case ":one" -> fromN("1");
            case ":set" -> set();
            case ":key" -> fromS(any(List.of("a", "ab", "z")));
            case ":yes" -> AttributeValue.fromBool(true);
            case ":zzz" -> fromS("zzz");
            case ":pk" -> fromS(any(List.of("A", "B", "C")));
            case ":prefix" -> fromS(any(List.of("a", "ab", "\uffee", "z")));
            case ":low" -> fromS("a");
            case ":high" -> fromS(any(List.of("ab", "b", "\ud83d\ude00")));
            default -> fromS(text());
        };
    }

    private static List<String> placeholders(char kind, String... expressions) {
        return Stream.of(expressions)
                .filter(expression -> expression != null)
                .flatMap(expression -> PLACEHOLDER.matcher(expression).results())
                .map(found -> found.group())
                .filter(found -> found.charAt(0) == kind)
                .distinct()
                .toList();
    }

    private static <T> Map<String, T> orNull(Map<String, T> map) {
        return map.isEmpty() ? null : map;
    }

    private String condition() {
        return dice.nextInt(3) == 0 ? null : expression(CONDITIONS, WRONG_CONDITIONS);
    }

    private PutItemRequest put() {
        if (rarely())
            return PutItemRequest.builder().tableName("no-such-table").item(rightKey()).build();
        String condition = condition();
        return PutItemRequest.builder()
                .tableName("ledger")
                .item(item())
                .conditionExpression(condition)
                .expressionAttributeNames(orNull(names(condition)))
                .expressionAttributeValues(orNull(values(condition)))
                .build();
    }

    private UpdateItemRequest update() {
        return update(expression(UPDATES, WRONG_UPDATES));
    }

    private UpdateItemRequest update(String update) {
        String condition = condition();
        return UpdateItemRequest.builder()
                .tableName("ledger")
                .key(key())
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(orNull(names(condition, update)))
                .expressionAttributeValues(orNull(values(condition, update)))
                .returnValues(dice.nextBoolean() ? ReturnValue.ALL_NEW : null)
                .build();
    }

    private QueryRequest query() {
        String condition = expression(KEY_CONDITIONS, WRONG_KEY_CONDITIONS);
        return QueryRequest.builder()
                .tableName("ledger")
                .consistentRead(true)
                .keyConditionExpression(condition)
                .expressionAttributeNames(orNull(names(condition)))
                .expressionAttributeValues(orNull(values(condition)))
                .build();
    }

    private QueryRequest indexQuery() {
        String index = any(List.of("suppressed", "hour", "hour"));
        return QueryRequest.builder()
                .tableName("ledger")
                .indexName(rarely() ? "no-such-index" : index)
                .consistentRead(rarely() ? true : null)
                .keyConditionExpression("#key = :key")
                .expressionAttributeNames(Map.of("#key", index))
                .expressionAttributeValues(Map.of(":key", fromS(any(List.of("a", "ab", "z")))))
                .build();
    }

    private BatchGetItemRequest batch() {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) keys.add(key());
        boolean repeats = rarely();
        return BatchGetItemRequest.builder()
                .requestItems(
                        Map.of(
                                "ledger",
                                KeysAndAttributes.builder()
                                        .consistentRead(true)
                                        .keys(repeats ? keys : keys.stream().distinct().toList())
                                        .build()))
                .build();
    }

    private TransactWriteItemsRequest transaction() {
        List<TransactWriteItem> writes = new ArrayList<>();
        for (int i = 0; i <= dice.nextInt(3); i++)
            writes.add(dice.nextBoolean() ? putIn() : updateIn());
        return TransactWriteItemsRequest.builder().transactItems(writes).build();
    }

    private TransactWriteItem putIn() {
        PutItemRequest put = put();
        Map<String, AttributeValue> item = new HashMap<>(put.item());
        item.putAll(rightKey());
        return TransactWriteItem.builder()
                .put(
                        Put.builder()
                                .tableName("ledger")
                                .item(item)
                                .conditionExpression(put.conditionExpression())
                                .expressionAttributeNames(orNull(put.expressionAttributeNames()))
                                .expressionAttributeValues(orNull(put.expressionAttributeValues()))
                                .build())
                .build();
    }

    private TransactWriteItem updateIn() {
        UpdateItemRequest update = update(any(UPDATES)); // of several faults DynamoDB tells one
        return TransactWriteItem.builder()
                .update(
                        Update.builder()
                                .tableName("ledger")
                                .key(rightKey())
                                .updateExpression(update.updateExpression())
                                .conditionExpression(update.conditionExpression())
                                .expressionAttributeNames(orNull(update.expressionAttributeNames()))
                                .expressionAttributeValues(
                                        orNull(update.expressionAttributeValues()))
                                .build())
                .build();
    }
}
