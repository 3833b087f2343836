package dev.rebound.functions;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.client.Table;
import dev.rebound.core.Incident;
import dev.rebound.core.Policy;
import dev.rebound.core.Unknown;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@link Casebook} in the ledger's table:
 *
 * <pre>
 * pk         sk                  attributes
 * INCIDENT   provider#about      because, openedAt, openedBy, lastAt, times, expires
 * UNKNOWN    provider#template   example, lastAt, times, expires
 * </pre>
 *
 * Writes to one incident do not wait for each other; DynamoDB takes about a thousand a second.
 */
public final class DynamoCasebook implements Casebook {
    private static final Duration KEPT = Duration.ofDays(400);

    private final Table table;
    private final Policy policy;

    public DynamoCasebook(DynamoDbClient client, String table, Policy policy) {
        this.table = new Table(client, table);
        this.policy = policy;
    }

    /** The usual case first: it is open, and this is the latest to meet it. */
    @Override
    public Incident report(Incident incident) {
        return again(incident).or(() -> open(incident)).orElseGet(() -> late(incident));
    }

    private Optional<Incident> again(Incident incident) {
        return update(
                incident,
                "SET lastAt = :at, expires = :expires ADD times :one",
                "lastAt BETWEEN :quiet AND :at",
                Map.of(
                        ":at", fromS(time(incident.openedAt())),
                        ":one", fromN("1"),
                        ":quiet", fromS(time(incident.openedAt().minus(policy.quiet()))),
                        ":expires", expires(incident.openedAt())));
    }

    private Optional<Incident> open(Incident incident) {
        return update(
                incident,
                "SET because = :because, openedAt = :at, openedBy = :by, lastAt = :at,"
                        + " times = :one, expires = :expires",
                "attribute_not_exists(pk) OR lastAt < :quiet",
                Map.of(
                        ":because", fromS(incident.because()),
                        ":at", fromS(time(incident.openedAt())),
                        ":by", fromS(incident.openedBy()),
                        ":one", fromN("1"),
                        ":quiet", fromS(time(incident.openedAt().minus(policy.quiet()))),
                        ":expires", expires(incident.openedAt())));
    }

    /** A later one is known already. */
    private Incident late(Incident incident) {
        return update(
                        incident,
                        "ADD times :one",
                        "attribute_exists(pk)",
                        Map.of(":one", fromN("1")))
                .orElseThrow();
    }

    private Optional<Incident> update(
            Incident incident,
            String update,
            String condition,
            Map<String, AttributeValue> values) {
        try {
            return Optional.of(incident(table.update(key(incident), update, condition, values)));
        } catch (ConditionalCheckFailedException otherCase) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> key(Incident incident) {
        return key("INCIDENT", incident.provider(), incident.about());
    }

    @Override
    public Stream<Incident> incidents() {
        return table.query("pk = :pk", Map.of(":pk", fromS("INCIDENT")))
                .map(DynamoCasebook::incident);
    }

    @Override
    public void note(Unknown text) {
        table.update(
                key("UNKNOWN", text.provider(), text.template()),
                "SET example = if_not_exists(example, :example), lastAt = :at, expires = :expires"
                        + " ADD times :one",
                null,
                Map.of(
                        ":example", fromS(text.example()),
                        ":at", fromS(time(text.lastAt())),
                        ":one", fromN("1"),
                        ":expires", expires(text.lastAt())));
    }

    @Override
    public Stream<Unknown> unknowns() {
        return table.query("pk = :pk", Map.of(":pk", fromS("UNKNOWN")))
                .map(
                        item ->
                                new Unknown(
                                        afterHash(item),
                                        beforeHash(item),
                                        item.get("example").s(),
                                        Instant.parse(item.get("lastAt").s()),
                                        Long.parseLong(item.get("times").n())));
    }

    private static Incident incident(Map<String, AttributeValue> item) {
        return new Incident(
                beforeHash(item),
                afterHash(item),
                item.get("because").s(),
                Instant.parse(item.get("openedAt").s()),
                item.get("openedBy").s(),
                Instant.parse(item.get("lastAt").s()),
                Long.parseLong(item.get("times").n()));
    }

    private static String beforeHash(Map<String, AttributeValue> item) {
        String key = item.get("sk").s();
        return key.substring(0, key.indexOf('#'));
    }

    private static String afterHash(Map<String, AttributeValue> item) {
        String key = item.get("sk").s();
        return key.substring(key.indexOf('#') + 1);
    }

    private static Map<String, AttributeValue> key(String pk, String provider, String what) {
        return Map.of("pk", fromS(pk), "sk", fromS(provider + "#" + what));
    }

    /** With the same number of digits always, so that text sorts as time does. */
    private static String time(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond()).toString();
    }

    private static AttributeValue expires(Instant at) {
        return fromN(String.valueOf(at.plus(KEPT).getEpochSecond()));
    }
}
