package dev.rebound.functions;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.core.Incident;
import dev.rebound.core.Policy;
import dev.rebound.core.Unknown;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
 * No write waits for another: the same incident may be met a thousand times a second.
 */
public final class DynamoCasebook implements Casebook {
    private static final Duration KEPT = Duration.ofDays(400);

    private final Table table;
    private final Policy policy;

    public DynamoCasebook(DynamoDbClient client, String table, Policy policy) {
        this.table = new Table(client, table);
        this.policy = policy;
    }

    @Override
    public Incident report(Incident incident) {
        try {
            return open(incident);
        } catch (ConditionalCheckFailedException itIsOpen) {
            return again(incident);
        }
    }

    private Incident open(Incident incident) {
        Map<String, AttributeValue> values =
                Map.of(
                        ":because", fromS(incident.because()),
                        ":at", fromS(time(incident.openedAt())),
                        ":by", fromS(incident.openedBy()),
                        ":one", fromN("1"),
                        ":quiet", fromS(time(incident.openedAt().minus(policy.quiet()))),
                        ":expires", expires(incident.openedAt()));
        return incident(
                table.update(
                        key(incident),
                        "SET because = :because, openedAt = :at, openedBy = :by, lastAt = :at,"
                                + " times = :one, expires = :expires",
                        "attribute_not_exists(pk) OR lastAt < :quiet",
                        values));
    }

    private Incident again(Incident incident) {
        try {
            return later(incident);
        } catch (ConditionalCheckFailedException aLaterOneIsKnown) {
            return incident(
                    table.update(
                            key(incident), "ADD times :one", null, Map.of(":one", fromN("1"))));
        }
    }

    private Incident later(Incident incident) {
        return incident(
                table.update(
                        key(incident),
                        "SET lastAt = :at, expires = :expires ADD times :one",
                        "lastAt <= :at",
                        Map.of(
                                ":at", fromS(time(incident.lastAt())),
                                ":one", fromN("1"),
                                ":expires", expires(incident.lastAt()))));
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
