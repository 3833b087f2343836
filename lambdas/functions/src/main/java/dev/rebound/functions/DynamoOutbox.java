package dev.rebound.functions;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.rebound.client.HistoryItem;
import dev.rebound.client.Table;
import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.Refusal;
import dev.rebound.json.Json;
import dev.rebound.mail.InvalidMail;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * {@link Outbox} in the ledger's table:
 *
 * <pre>
 * pk                  sk                     attributes
 * RECIPIENT#address   MAIL#id                mail (JSON), or body: its name among the large ones;
 *                                            superseded; declined, because; expires
 * RECIPIENT#address   ATTEMPT#id#number      claimedAt, owner, messageId; expires; hour, an
 *                                            UNANSWERED#shard while nobody knows messageId
 * </pre>
 *
 * {@code owner} is another for each claim: when an answer is lost, the client asks again by itself,
 * and must not take its own claim for somebody else's.
 */
public final class DynamoOutbox implements Outbox {
    /** Bytes of JSON; an item of DynamoDB's has 400 KB, and reading costs by size. */
    private static final int LARGEST_IN_TABLE = 100_000;

    private static final String MAIL = "MAIL#";
    private static final String ATTEMPT = "ATTEMPT#";
    private static final String UNANSWERED = "UNANSWERED#";

    private final Table table;
    private final Bodies bodies;
    private final InstantSource clock;

    public DynamoOutbox(DynamoDbClient client, String table, Bodies bodies, InstantSource clock) {
        this.table = new Table(client, table);
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public void keep(Mail mail) {
        String text = MailJson.text(mail);
        Map<String, AttributeValue> item = new HashMap<>(mailKey(mail.recipient(), mail.id()));
        item.put("expires", expires());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LARGEST_IN_TABLE) item.put("mail", fromS(text));
        else item.put("body", fromS(mail.id() + "-" + UUID.nameUUIDFromBytes(bytes)));
        Optional<Map<String, AttributeValue>> known = table.get(LedgerItems.key(item));
        if (known.isPresent()) {
            same(mail, known.get());
            return;
        }
        if (item.containsKey("body")) bodies.put(item.get("body").s(), bytes);
        try {
            table.put(item, "attribute_not_exists(pk)");
        } catch (ConditionalCheckFailedException keptMeanwhile) {
            same(mail, table.get(LedgerItems.key(item)).orElseThrow());
        }
    }

    private void same(Mail mail, Map<String, AttributeValue> kept) {
        Mail asKept = MailJson.read(Json.object(MailJson.text(mail)));
        if (!mail(kept).equals(asKept))
            throw new InvalidMail("key \"" + mail.key() + "\" was used for another mail");
    }

    @Override
    public Optional<Kept> find(Address recipient, String mail) {
        return table.get(mailKey(recipient, mail)).map(item -> kept(recipient, item));
    }

    @Override
    public List<Kept> to(Address recipient) {
        return query(recipient, MAIL).map(item -> kept(recipient, item)).toList();
    }

    private Kept kept(Address recipient, Map<String, AttributeValue> item) {
        NavigableMap<Integer, Sending> attempts = new TreeMap<>();
        String mail = item.get("sk").s().substring(MAIL.length());
        query(recipient, ATTEMPT + mail + "#")
                .forEach(each -> attempts.put(attempt(each).number(), sending(each)));
        return new Kept(mail(item), item.containsKey("superseded"), declined(item), attempts);
    }

    private static Optional<Refusal> declined(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get("declined"))
                .map(word -> new Refusal(word.s(), item.get("because").s()));
    }

    private Stream<Map<String, AttributeValue>> query(Address recipient, String prefix) {
        return table.query(
                "pk = :recipient AND begins_with(sk, :prefix)",
                Map.of(
                        ":recipient", fromS(HistoryItem.partition(recipient)),
                        ":prefix", fromS(prefix)));
    }

    private Mail mail(Map<String, AttributeValue> item) {
        String text =
                item.containsKey("mail")
                        ? item.get("mail").s()
                        : new String(bodies.get(item.get("body").s()), StandardCharsets.UTF_8);
        return MailJson.read(Json.object(text));
    }

    @Override
    public void supersede(Address recipient, String mail) {
        try {
            table.update(
                    mailKey(recipient, mail),
                    "SET superseded = :yes",
                    "attribute_exists(pk)",
                    Map.of(":yes", AttributeValue.fromBool(true)));
        } catch (ConditionalCheckFailedException notKept) {
            return;
        }
    }

    @Override
    public void decline(Address recipient, String mail, Refusal refusal) {
        table.update(
                mailKey(recipient, mail),
                "SET declined = :word, because = :because",
                "attribute_exists(pk)",
                Map.of(":word", fromS(refusal.word()), ":because", fromS(refusal.because())));
    }

    @Override
    public Optional<Sending> claim(Address recipient, Attempt attempt, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(attemptKey(recipient, attempt));
        item.put("claimedAt", fromS(at.toString()));
        item.put(LedgerTable.HOUR, fromS(StatusItem.shard(UNANSWERED, attempt.mail())));
        item.put("expires", expires());
        AttributeValue owner = fromS(UUID.randomUUID().toString());
        item.put("owner", owner);
        try {
            table.put(
                    item,
                    "attribute_not_exists(pk) OR #owner = :owner",
                    Map.of("#owner", "owner"),
                    Map.of(":owner", owner));
            return Optional.empty();
        } catch (ConditionalCheckFailedException claimed) {
            return table.get(attemptKey(recipient, attempt))
                    .map(DynamoOutbox::sending)
                    .or(() -> claim(recipient, attempt, at)); // it was given back meanwhile
        }
    }

    @Override
    public void release(Address recipient, Attempt attempt) {
        table.delete(attemptKey(recipient, attempt));
    }

    @Override
    public void sent(Address recipient, Attempt attempt, Instant at, String messageId) {
        table.update(
                attemptKey(recipient, attempt),
                "SET messageId = if_not_exists(messageId, :id), expires = :expires,"
                        + " claimedAt = if_not_exists(claimedAt, :at) REMOVE #hour",
                null,
                Map.of("#hour", LedgerTable.HOUR),
                Map.of(
                        ":id", fromS(messageId),
                        ":at", fromS(at.toString()),
                        ":expires", expires()));
    }

    @Override
    public List<Unanswered> unanswered(Instant from, Instant to) {
        List<Map<String, AttributeValue>> keys =
                StatusItem.shards(UNANSWERED)
                        .flatMap(shard -> table.index(LedgerTable.HOUR, shard))
                        .map(LedgerItems::key)
                        .toList();
        return table.get(keys).stream()
                .filter(item -> !item.containsKey("messageId"))
                .map(DynamoOutbox::unanswered)
                .filter(one -> !one.at().isBefore(from) && one.at().isBefore(to))
                .sorted(Comparator.comparing(Unanswered::at))
                .toList();
    }

    private static Unanswered unanswered(Map<String, AttributeValue> item) {
        return new Unanswered(
                HistoryItem.recipient(item),
                attempt(item),
                Instant.parse(item.get("claimedAt").s()));
    }

    private AttributeValue expires() {
        return fromN(String.valueOf(clock.instant().plus(KEPT).getEpochSecond()));
    }

    private static Attempt attempt(Map<String, AttributeValue> item) {
        String[] parts = item.get("sk").s().split("#");
        return new Attempt(parts[1], Integer.parseInt(parts[2]));
    }

    private static Sending sending(Map<String, AttributeValue> item) {
        return new Sending(
                Instant.parse(item.get("claimedAt").s()),
                Optional.ofNullable(item.get("messageId")).map(AttributeValue::s));
    }

    private static Map<String, AttributeValue> mailKey(Address recipient, String mail) {
        return Map.of("pk", fromS(HistoryItem.partition(recipient)), "sk", fromS(MAIL + mail));
    }

    private static Map<String, AttributeValue> attemptKey(Address recipient, Attempt attempt) {
        return Map.of(
                "pk", fromS(HistoryItem.partition(recipient)),
                "sk", fromS(ATTEMPT + attempt.mail() + "#" + attempt.number()));
    }
}
