package dev.rebound.functions;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Message;
import dev.rebound.core.Status;
import dev.rebound.functions.Ledger.Sent;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far a message has come for one recipient, as an item of the ledger's table:
 *
 * <pre>
 * pk           sk                 attributes
 * MESSAGE#id   RECIPIENT#address  reported (a set of statuses), sentAt, configurationSet, mail, attempt, hour, expires
 * </pre>
 *
 * {@code hour} is the key of an index, the hour in which SES took the message; each is spread over
 * sixteen keys, since DynamoDB takes a thousand writes a second to one.
 */
final class StatusItem {
    private static final String MESSAGE = "MESSAGE#";
    private static final String RECIPIENT = "RECIPIENT#";
    private static final int SHARDS = 16;

    private StatusItem() {}

    static Map<String, AttributeValue> key(String messageId, Address recipient) {
        return Map.of("pk", fromS(MESSAGE + messageId), "sk", fromS(RECIPIENT + recipient));
    }

    /** An hour's keys in the index. */
    static Stream<String> hours(Instant hour) {
        return shards(hourOf(hour));
    }

    static String hour(Instant at, String spreadBy) {
        return shard(hourOf(at), spreadBy);
    }

    private static String hourOf(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS) + "#";
    }

    /** All that one name is spread over. */
    static Stream<String> shards(String name) {
        return IntStream.range(0, SHARDS).mapToObj(shard -> name + shard);
    }

    static String shard(String name, String spreadBy) {
        return name + Math.floorMod(spreadBy.hashCode(), SHARDS);
    }

    /**
     * Adding to a set commutes and repeats without harm, so that a status never moves backwards;
     * all else is the same whoever writes it first.
     */
    static Update report(
            String table, Message message, Address recipient, Status status, long expires) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":status", AttributeValue.fromSs(List.of(status.word())));
        values.put(":expires", fromN(String.valueOf(expires)));
        Map<String, String> names = new HashMap<>();
        StringJoiner sets = new StringJoiner(", ", "SET ", "").add("expires = :expires");
        attributes(message, recipient)
                .forEach(
                        (name, value) -> {
                            values.put(":" + name, value);
                            names.put("#" + name, name);
                            sets.add("#" + name + " = if_not_exists(#" + name + ", :" + name + ")");
                        });
        return Update.builder()
                .tableName(table)
                .key(key(message.id(), recipient))
                .updateExpression("ADD reported :status " + sets)
                .expressionAttributeValues(values)
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .build();
    }

    private static Map<String, AttributeValue> attributes(Message message, Address recipient) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        if (message.sentAt().isPresent() && recipient.isDisclosed()) {
            Instant at = message.sentAt().get();
            attributes.put("sentAt", fromS(at.toString()));
            attributes.put(LedgerTable.HOUR, fromS(hour(at, message.id())));
        }
        message.tags()
                .configurationSet()
                .ifPresent(name -> attributes.put("configurationSet", fromS(name)));
        message.tags()
                .attempt()
                .ifPresent(
                        attempt -> {
                            attributes.put("mail", fromS(attempt.mail()));
                            attributes.put("attempt", fromN(String.valueOf(attempt.number())));
                        });
        return attributes;
    }

    static Set<Status> reported(Map<String, AttributeValue> item) {
        return item.get("reported").ss().stream().map(Status::ofWord).collect(Collectors.toSet());
    }

    static Optional<Attempt> attempt(Map<String, AttributeValue> item) {
        return item.containsKey("mail")
                ? Optional.of(
                        new Attempt(
                                item.get("mail").s(), Integer.parseInt(item.get("attempt").n())))
                : Optional.empty();
    }

    static Sent sent(Map<String, AttributeValue> item) {
        return new Sent(
                item.get("pk").s().substring(MESSAGE.length()),
                new Address(item.get("sk").s().substring(RECIPIENT.length())),
                Instant.parse(item.get("sentAt").s()),
                item.containsKey("configurationSet") ? item.get("configurationSet").s() : "",
                reported(item));
    }
}
