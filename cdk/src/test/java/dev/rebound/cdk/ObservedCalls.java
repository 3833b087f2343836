package dev.rebound.cdk;

import dev.rebound.core.Address;
import dev.rebound.database.Database;
import dev.rebound.dynamodb.EmbeddedDynamoDb;
import dev.rebound.functions.Bodies;
import dev.rebound.functions.DynamoStores;
import dev.rebound.functions.LedgerTable;
import dev.rebound.functions.Once;
import dev.rebound.functions.Ports;
import dev.rebound.functions.PowertoolsOnce;
import dev.rebound.functions.Stores;
import dev.rebound.local.Functions;
import dev.rebound.local.Guard;
import dev.rebound.local.Histories;
import dev.rebound.local.Storage;
import dev.rebound.local.Time;
import dev.rebound.local.World;
import dev.rebound.local.ses.Mailboxes;
import dev.rebound.local.ses.Receiver;
import dev.rebound.local.ses.Receivers;
import dev.rebound.local.ses.Ses;
import dev.rebound.local.ses.SimulatedSes;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The system on one machine, noting which handler needs which permission: {@code decide
 * dynamodb:GetItem ledger}.
 */
final class ObservedCalls implements Storage, World, AutoCloseable {
    /** What is asked of other services, by the port's method. */
    private static final Map<String, List<String>> ELSEWHERE =
            Map.of(
                    "Announcer.put", List.of("events:PutEvents rebound.intake"),
                    "Announcer.announce", List.of("events:PutEvents rebound"),
                    "Mailer.send",
                            List.of(
                                    "ses:SendEmail *",
                                    "ses:SendRawEmail *",
                                    "ses:SendTemplatedEmail *"),
                    "AccountList.remove", List.of("ses:DeleteSuppressedDestination *"),
                    "Insights.events", List.of("ses:GetMessageInsights *"));

    /** When {@code outage.test} denies its own mailboxes, for a day. */
    static final Instant OUTAGE = Instant.parse("2027-02-01T00:00:00Z");

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Database database = Database.inMemory();
    private final DynamoDbClient client;
    private final Map<String, byte[]> bodies = new HashMap<>();
    private Instant now;
    private boolean losesNext;

    ObservedCalls() {
        DynamoDbClient tables = EmbeddedDynamoDb.of(database);
        LedgerTable.make(tables, "ledger");
        LedgerTable.makeIdempotency(tables, "idempotency");
        client = observed(tables);
    }

    /** Nobody will ever know whether SES took the next mail. */
    void loseNext() {
        losesNext = true;
    }

    /** In the order of the handlers' names. */
    Set<String> seen() {
        return new TreeSet<>(seen);
    }

    private void note(String permission) {
        if (Functions.CALLED.isBound()) seen.add(Functions.CALLED.get() + " " + permission);
    }

    private DynamoDbClient observed(DynamoDbClient real) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof DynamoDbRequest request)
                        permissions(method.getName(), request).forEach(this::note);
                    if (method.isDefault() && arguments[0] instanceof Consumer<?>
                            || method.getName().endsWith("Paginator"))
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                };
        Class<?>[] type = {DynamoDbClient.class};
        return (DynamoDbClient)
                Proxy.newProxyInstance(DynamoDbClient.class.getClassLoader(), type, handler);
    }

    private static Stream<String> permissions(String operation, DynamoDbRequest request) {
        if (operation.endsWith("Paginator")) return Stream.empty();
        return switch (request) {
            case TransactWriteItemsRequest all ->
                    all.transactItems().stream().map(ObservedCalls::permission);
            case BatchGetItemRequest batch ->
                    batch.requestItems().keySet().stream().map(t -> "dynamodb:BatchGetItem " + t);
            default -> Stream.of(permission(operation, request));
        };
    }

    private static String permission(String operation, DynamoDbRequest request) {
        String table = request.getValueForField("TableName", String.class).orElseThrow();
        String index =
                request.getValueForField("IndexName", String.class)
                        .map("/index/"::concat)
                        .orElse("");
        return "dynamodb:%s%s %s%s"
                .formatted(
                        operation.substring(0, 1).toUpperCase(),
                        operation.substring(1),
                        table,
                        index);
    }

    private static String permission(TransactWriteItem item) {
        if (item.put() != null) return "dynamodb:PutItem " + item.put().tableName();
        if (item.update() != null) return "dynamodb:UpdateItem " + item.update().tableName();
        if (item.delete() != null) return "dynamodb:DeleteItem " + item.delete().tableName();
        return "dynamodb:ConditionCheckItem " + item.conditionCheck().tableName();
    }

    @Override
    public Ses ses(Time time, Consumer<Map<String, Object>> bus) {
        return new SimulatedSes(
                time, event -> deliver(event, bus), ObservedCalls::receiver, new Mailboxes());
    }

    /** Of mail to {@code forgotten.test} nobody hears the end, unless SES is asked. */
    private static void deliver(Map<String, Object> event, Consumer<Map<String, Object>> bus) {
        boolean isEnd = !event.get("detail-type").equals("Email Sent");
        if (!isEnd || !event.toString().contains("@forgotten.test")) bus.accept(event);
    }

    private static Receiver receiver(Address address) {
        if (address.domain().equals("outage.test"))
            return Receivers.outage(Receivers.healthy(), OUTAGE, OUTAGE.plus(A_DAY), true);
        return switch (address.value().split("@")[0]) {
            case "full" -> Receivers.full(Instant.MIN, Instant.MAX);
            case "nowhere" -> Receivers.deadDomain();
            case "dead" -> Receivers.dead(Instant.MIN);
            case "strict" -> Receivers.strict(Receivers.healthy(), Instant.MIN, Instant.MAX);
            case "complaining" -> Receivers.complaining(Duration.ofHours(1));
            default -> Receivers.healthy();
        };
    }

    @Override
    public Ports between(Ports ports) {
        return new Guard() {
            @Override
            public void before(String call) {
                ELSEWHERE.getOrDefault(call, List.of()).forEach(ObservedCalls.this::note);
                if (!losesNext || !call.equals("Mailer.send")) return;
                losesNext = false;
                throw new IllegalStateException("it is lost");
            }

            @Override
            public void after(String call) {}
        }.guarded(ports);
    }

    @Override
    public Stores stores() {
        return DynamoStores.of(client, "ledger", new ObservedBodies(), InstantSource.system());
    }

    @Override
    public Once once() {
        return new PowertoolsOnce(client, "idempotency");
    }

    private final class ObservedBodies implements Bodies {
        @Override
        public void put(String name, byte[] body) {
            note("s3:PutObject *");
            bodies.put(name, body);
        }

        @Override
        public byte[] get(String name) {
            note("s3:GetObject *");
            return bodies.get(name);
        }
    }

    @Override
    public Histories histories() {
        return Histories.NONE;
    }

    @Override
    public Optional<Instant> clock() {
        return Optional.ofNullable(now);
    }

    @Override
    public void clock(Instant later) {
        now = later;
    }

    @Override
    public void close() {
        database.close();
    }
}
