package dev.rebound.cdk;

import static dev.rebound.cdk.ObservedCalls.OUTAGE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rebound.json.Json;
import dev.rebound.local.Deployment;
import dev.rebound.local.Input;
import dev.rebound.local.Rebound;
import dev.rebound.rules.RuleFiles;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each function may do what it does when the system runs on one machine, and is given nothing that
 * it never uses.
 */
class PermissionsTest {
    /** More than DynamoDB takes: its body goes to S3. */
    private static final String LONG = "x".repeat(400_000);

    static final List<FunctionSpec> FUNCTIONS = FunctionTable.ALL;

    private static final Synthesis STACK = Synthesis.of();

    /** Later on the day of which the file tells. */
    private static final Instant LOSSES = Instant.parse("2027-03-01T20:00:00Z");

    private static Set<String> observed;
    private static int keys;

    @BeforeAll
    static void observe() throws IOException {
        try (ObservedCalls calls = new ObservedCalls()) {
            Rebound rebound = new Rebound(Deployment.read(Synthesis.HOME), calls, _ -> {}, calls);
            for (Path file : RuleFiles.list(Synthesis.HOME.resolve("test-events"), ".json"))
                play(rebound, file);
            everyKindOfMailbox(rebound);
            anOutage(rebound);
            losses(rebound, calls);
            observed = calls.seen();
        }
    }

    private static void everyKindOfMailbox(Rebound rebound) {
        for (String to : List.of("healthy", "full", "dead", "strict", "complaining", "nowhere"))
            rebound.invokeNow("send", mail(to + "@mailboxes.test"));
    }

    /** Living mailboxes are denied, doubted, and sent to again when it is over. */
    private static void anOutage(Rebound rebound) {
        for (Instant day : List.of(OUTAGE.minus(Duration.ofDays(2)), OUTAGE)) {
            rebound.play(nothingAt(day));
            for (int i = 0; i < 12; i++)
                rebound.invokeNow("send", mail("number" + i + "@outage.test"));
        }
        rebound.finish();
    }

    private static void losses(Rebound rebound, ObservedCalls calls) throws IOException {
        play(rebound, Path.of("src/test/resources/lost-and-failed.jsonl"));
        rebound.invokeNow("send", mail("healthy@forgotten.test"));
        rebound.play(nothingAt(LOSSES));
        rebound.invokeNow("send", mail("nowhere@mailboxes.test")); // its pause is over
        calls.loseNext();
        assertThatThrownBy(() -> rebound.invokeNow("send", mail("healthy@lost.test")))
                .hasMessage("it is lost");
        rebound.play(nothingAt(LOSSES.plus(Duration.ofHours(10))));
        rebound.invokeNow("audit", Map.of());
        rebound.finish();
    }

    private static Input.Piece nothingAt(Instant time) {
        Map<String, Object> event =
                Map.of("source", "aws.ses", "detail-type", "Nothing", "time", time.toString());
        return new Input.Piece("nothing", Json.text(event).getBytes(StandardCharsets.UTF_8));
    }

    private static void play(Rebound rebound, Path file) throws IOException {
        for (String line : Files.readString(file).split("(?m)^(?=\\{)"))
            if (!line.isBlank())
                rebound.play(
                        new Input.Piece(file.toString(), line.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> mail(String to) {
        return Map.of(
                "key",
                to + keys++,
                "stream",
                "transactional",
                "from",
                "mail@shop.test",
                "to",
                List.of(to),
                "subject",
                "Hello",
                "text",
                LONG);
    }

    @ParameterizedTest
    @FieldSource("FUNCTIONS")
    void aFunctionMayDoWhatItDoesAndNothingElse(FunctionSpec function) {
        Set<String> needed =
                observed.stream()
                        .filter(call -> call.startsWith(function.name() + " "))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(needed).isNotEmpty();
        if (function.access().contains(Access.ONCE)) needed.addAll(powertools(function.name()));
        assertThat(allowed(function)).isEqualTo(needed);
    }

    /** Which of them it needs hangs on what was done before, and what fails. */
    private static Set<String> powertools(String function) {
        return Stream.of("GetItem", "PutItem", "UpdateItem", "DeleteItem")
                .map(action -> function + " dynamodb:" + action + " idempotency")
                .collect(Collectors.toSet());
    }

    /** But for what is Lambda's own: logs, traces, the queues it reads and fails to. */
    private static Set<String> allowed(FunctionSpec function) {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode statement : STACK.policyOf(function).at("/PolicyDocument/Statement"))
            Synthesis.actions(statement)
                    .filter(action -> !action.matches("(logs|xray|sqs):.*"))
                    .map(action -> function.name() + " " + action + " " + resource(statement))
                    .forEach(allowed::add);
        return allowed;
    }

    private static String resource(JsonNode statement) {
        JsonNode source = statement.at("/Condition/StringEquals/events:source");
        if (source.isTextual()) return source.asText();
        String text = statement.get("Resource").toString();
        if (text.contains("LedgerIdempotency")) return "idempotency";
        if (!text.contains("LedgerTable")) return "*";
        return text.contains("/index/hour") ? "ledger/index/hour" : "ledger";
    }
}
