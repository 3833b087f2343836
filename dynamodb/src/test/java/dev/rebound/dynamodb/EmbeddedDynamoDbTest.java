package dev.rebound.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.database.Database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class EmbeddedDynamoDbTest {
    @TempDir private Path folder;

    private final DynamoDbClient client =
            Answers.of(EmbeddedDynamoDb.of(Database.inMemory())).client();

    private static Map<String, AttributeValue> key(String range) {
        return Map.of("pk", fromS("A"), "sk", fromS(range));
    }

    private static Map<String, AttributeValue> item(String range, int bytes) {
        Map<String, AttributeValue> item = new HashMap<>(key(range));
        item.put("text", fromS("x".repeat(bytes)));
        return item;
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(r -> r.tableName("ledger").item(item));
    }

    private Map<String, AttributeValue> get(String range) {
        return client.getItem(r -> r.tableName("ledger").key(key(range))).item();
    }

    private List<TransactWriteItem> counting(int by) {
        return List.of(
                TransactWriteItem.builder()
                        .update(
                                u ->
                                        u.tableName("ledger")
                                                .key(key("counter"))
                                                .updateExpression("ADD times :by")
                                                .expressionAttributeValues(
                                                        Map.of(":by", fromN(String.valueOf(by)))))
                        .build());
    }

    @Test
    void namesAnOperationThatItDoesNotKnow() {
        assertThatThrownBy(() -> client.createBackup(r -> r.tableName("ledger")))
                .isInstanceOf(UnsupportedOperationException.class)
                .satisfies(
                        refusal ->
                                assertThat(refusal.getStackTrace()[0].getMethodName())
                                        .isEqualTo("createBackup"));
    }

    @Test
    void namesAParameterThatItDoesNotKnow() {
        assertThatThrownBy(() -> client.query(r -> r.tableName("ledger").scanIndexForward(false)))
                .hasMessageEndingWith("knows no parameter ScanIndexForward of Query");
        TransactWriteItem delete =
                TransactWriteItem.builder()
                        .delete(d -> d.tableName("ledger").key(key("a")))
                        .build();
        assertThatThrownBy(() -> client.transactWriteItems(r -> r.transactItems(delete)))
                .hasMessageEndingWith(
                        "knows no parameter Delete of TransactWriteItems' TransactItems");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size(note) < :by",
                "note <> :by",
                "NOT attribute_exists(note)",
                "note IN (:by)",
                "note.length = :by",
                "note[0] = :by",
                "contains(note, :by)"
            })
    void quotesAnExpressionThatItDoesNotKnow(String condition) {
        assertThatThrownBy(
                        () ->
                                client.putItem(
                                        r ->
                                                r.tableName("ledger")
                                                        .item(item("a", 1))
                                                        .conditionExpression(condition)
                                                        .expressionAttributeValues(
                                                                Map.of(":by", fromN("1")))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("knows no expression with \"")
                .hasMessageEndingWith(" as in: " + condition);
    }

    @Test
    void namesATypeThatItDoesNotKnow() {
        Map<String, AttributeValue> item = new HashMap<>(key("a"));
        item.put("list", AttributeValue.fromL(List.of()));
        assertThatThrownBy(() -> put(item)).hasMessageEndingWith("knows no type of attributes L");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour", "Status", "OWNER", "data"})
    void refusesReservedWordsAsDynamoDbDoes(String word) {
        assertThatThrownBy(
                        () ->
                                client.updateItem(
                                        r ->
                                                r.tableName("ledger")
                                                        .key(key("a"))
                                                        .updateExpression("REMOVE " + word)))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("reserved keyword: " + word);
    }

    @Test
    void readsOneMegabyteAtATime() {
        for (int i = 100; i < 125; i++) put(item("item " + i, 100_000));
        var first =
                client.query(
                        r ->
                                r.tableName("ledger")
                                        .keyConditionExpression("pk = :pk")
                                        .expressionAttributeValues(Map.of(":pk", fromS("A"))));
        assertThat(first.items()).hasSize(10);
        assertThat(first.lastEvaluatedKey()).isEqualTo(key("item 109"));
        assertThat(
                        client
                                .queryPaginator(
                                        r ->
                                                r.tableName("ledger")
                                                        .keyConditionExpression(
                                                                "pk = :pk AND sk BETWEEN :a AND :b")
                                                        .expressionAttributeValues(
                                                                Map.of(
                                                                        ":pk", fromS("A"),
                                                                        ":a", fromS("item 105"),
                                                                        ":b", fromS("item 119"))))
                                .items()
                                .stream())
                .extracting(item -> item.get("sk").s())
                .containsExactlyElementsOf(
                        IntStream.range(105, 120).mapToObj(i -> "item " + i).toList());
        assertThat(client.scanPaginator(r -> r.tableName("ledger")).items().stream()).hasSize(25);
    }

    @Test
    void readsAnIndexInPages() {
        for (int i = 0; i < 25; i++) {
            Map<String, AttributeValue> item = item("item " + i, 100_000);
            item.put("suppressed", fromS("ana"));
            put(item);
        }
        assertThat(
                        client
                                .scanPaginator(r -> r.tableName("ledger").indexName("suppressed"))
                                .items()
                                .stream())
                .hasSize(25);
    }

    @Test
    void leavesWhatIsBeyondSixteenMegabytesForTheNextCall() {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            put(item("item " + i, 300_000));
            keys.add(key("item " + i));
        }
        var answer =
                client.batchGetItem(
                        r ->
                                r.requestItems(
                                        Map.of(
                                                "ledger",
                                                KeysAndAttributes.builder().keys(keys).build())));
        assertThat(answer.responses().get("ledger")).hasSize(55);
        assertThat(answer.unprocessedKeys().get("ledger").keys()).hasSize(5);
    }

    @Test
    void takesNoItemOfMoreThanFourHundredKilobytes() {
        put(item("a", 409_000));
        assertThatThrownBy(() -> put(item("b", 410_000)))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("Item size has exceeded");
    }

    @Test
    void takesNoTransactionOfMoreThanFourMegabytes() {
        List<TransactWriteItem> writes =
                IntStream.range(0, 11)
                        .mapToObj(
                                i ->
                                        TransactWriteItem.builder()
                                                .put(
                                                        p ->
                                                                p.tableName("ledger")
                                                                        .item(
                                                                                item(
                                                                                        "i" + i,
                                                                                        400_000)))
                                                .build())
                        .toList();
        assertThatThrownBy(() -> client.transactWriteItems(r -> r.transactItems(writes)))
                .isInstanceOf(DynamoDbException.class);
        assertThat(get("i0")).isEmpty();
    }

    @Test
    void doesATransactionOnceForItsToken() {
        for (int time = 0; time < 3; time++)
            client.transactWriteItems(
                    r -> r.transactItems(counting(1)).clientRequestToken("token"));
        assertThat(get("counter")).containsEntry("times", fromN("1"));
        assertThatThrownBy(
                        () ->
                                client.transactWriteItems(
                                        r ->
                                                r.transactItems(counting(2))
                                                        .clientRequestToken("token")))
                .isInstanceOf(IdempotentParameterMismatchException.class);
    }

    /** The prices of Amazon DynamoDB Developer Guide, "DynamoDB read and write operations". */
    @Test
    void tellsWhatACallTakes() {
        Map<String, AttributeValue> indexed = item("a", 2_500);
        indexed.put("hour", fromS("now"));
        var put =
                client.putItem(
                        r ->
                                r.tableName("ledger")
                                        .item(indexed)
                                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
        assertThat(put.consumedCapacity().table().capacityUnits()).isEqualTo(3);
        assertThat(put.consumedCapacity().globalSecondaryIndexes().get("hour").capacityUnits())
                .isEqualTo(1);
        var get =
                client.getItem(
                        r ->
                                r.tableName("ledger")
                                        .key(key("a"))
                                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
        assertThat(get.consumedCapacity().capacityUnits()).isEqualTo(0.5);
        var transaction =
                client.transactWriteItems(
                        r ->
                                r.transactItems(counting(1))
                                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
        assertThat(transaction.consumedCapacity())
                .singleElement()
                .satisfies(capacity -> assertThat(capacity.capacityUnits()).isEqualTo(2));
    }

    @Test
    void forgetsWhatHasExpiredWhenItIsOpenedADayLater() {
        Path file = folder.resolve("rebound.db");
        long past = Instant.now().minusSeconds(60).getEpochSecond();
        try (Database database = Database.in(file)) {
            DynamoDbClient tables = Answers.of(EmbeddedDynamoDb.of(database)).client();
            tables.updateTimeToLive(
                    r ->
                            r.tableName("ledger")
                                    .timeToLiveSpecification(
                                            t -> t.attributeName("expires").enabled(true)));
            for (long expires : List.of(past, past + 3_600)) {
                Map<String, AttributeValue> item = item("at " + expires, 1);
                item.put("expires", fromN(String.valueOf(expires)));
                tables.putItem(r -> r.tableName("ledger").item(item));
            }
        }
        try (Database database = Database.in(file)) {
            DynamoDbClient tables = EmbeddedDynamoDb.of(database);
            assertThat(tables.scan(r -> r.tableName("ledger")).items())
                    .extracting(item -> item.get("expires").n())
                    .containsExactly(String.valueOf(past + 3_600));
        }
    }

    /** The same requests, with and without closing the file in between. */
    @Test
    void aFileKeepsWhatMemoryDoes() {
        Path file = folder.resolve("rebound.db");
        RandomRequests requests = new RandomRequests(1, true);
        Answers memory = Answers.of(EmbeddedDynamoDb.of(Database.inMemory()));
        try (Database database = Database.in(file)) {
            Answers.of(EmbeddedDynamoDb.of(database));
        }
        for (int time = 0; time < 20; time++)
            try (Database database = Database.in(file)) {
                Answers disk = new Answers(EmbeddedDynamoDb.of(database));
                for (int step = 0; step < 50; step++) {
                    var request = requests.next();
                    assertThat(disk.to(request))
                            .as("%d, %d: %s", time, step, request)
                            .isEqualTo(memory.to(request));
                }
            }
    }
}
