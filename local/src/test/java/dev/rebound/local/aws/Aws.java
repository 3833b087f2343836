package dev.rebound.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rebound.database.Database;
import dev.rebound.dynamodb.DynamoDbServer;
import dev.rebound.dynamodb.EmbeddedDynamoDb;
import dev.rebound.functions.LedgerTable;
import dev.rebound.json.Json;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands where AWS is for the real clients, found by the settings that they read: DynamoDB is the
 * one of local mode, all else an endpoint that answers with the files of {@code aws/}, which are
 * named after the API's actions, and remembers what it was asked.
 */
public final class Aws implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final Map<String, String> before = new LinkedHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private DynamoDbServer database;

    /** One request: the API's action, or method and path, and its body. */
    public record Call(String action, String body) {
        public Map<String, Object> json() {
            return Json.object(body);
        }
    }

    /** To such a request, once or always. */
    private record Answer(
            String action, String about, int status, String fault, String body, boolean once) {
        boolean fits(Call call) {
            return action.equals(call.action()) && call.body().contains(about);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        database = new DynamoDbServer(tables());
        set("aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort());
        set("aws.endpointUrlDynamoDb", database.url().toString());
        set("aws.accessKeyId", "key");
        set("aws.secretAccessKey", "secret");
        set("aws.region", "eu-west-1");
    }

    private static DynamoDbClient tables() {
        DynamoDbClient client = EmbeddedDynamoDb.of(Database.inMemory());
        LedgerTable.make(client, "ledger");
        LedgerTable.makeIdempotency(client, "idempotency");
        return client;
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property, ""));
        System.setProperty(property, value);
    }

    /** Nothing was asked yet, and the tables are empty. */
    @Override
    public void beforeEach(ExtensionContext context) {
        calls.clear();
        answers.clear();
        database.serve(tables());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        server.stop(0);
        database.close();
        before.forEach(
                (property, value) -> {
                    if (value.isEmpty()) System.clearProperty(property);
                    else System.setProperty(property, value);
                });
    }

    /** Everything asked of this action. */
    public List<Call> calls(String action) {
        return calls.stream().filter(call -> call.action().equals(action)).toList();
    }

    /**
     * @param about stands in the request that is answered so
     * @param file of {@code aws/}
     */
    public void answers(String action, String about, String file) {
        answers.add(new Answer(action, about, 200, "", text(file).orElseThrow(), false));
    }

    /** The same for the next such request only. */
    public void answersOnce(String action, String file) {
        answers.add(new Answer(action, "", 200, "", text(file).orElseThrow(), true));
    }

    /**
     * @param fault the exception's name, as in SDK and documentation
     */
    public void fails(String action, int status, String fault) {
        String body = text(fault + ".xml").orElse("{\"message\":\"so says AWS\"}");
        answers.add(new Answer(action, "", status, fault, body, false));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Call call = new Call(action(exchange, body), body);
            calls.add(call);
            Answer answer = answer(call);
            if (answer.once()) answers.remove(answer);
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("x-amzn-ErrorType", answer.fault());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(Call call) {
        return answers.stream()
                .filter(answer -> answer.fits(call))
                .findFirst()
                .orElseGet(() -> usual(call.action()));
    }

    private static Answer usual(String action) {
        String body = text(action + ".json").or(() -> text(action + ".xml")).orElse("{}");
        return new Answer(action, "", 200, "", body, false);
    }

    /** By the header of JSON services, the body of the older ones, or else the path. */
    private static String action(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) return target.substring(target.indexOf('.') + 1);
        if (body.startsWith("Action=")) return body.substring(7, body.indexOf('&'));
        return exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    static Optional<String> text(String file) {
        try (InputStream in = Aws.class.getResourceAsStream("/aws/" + file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
