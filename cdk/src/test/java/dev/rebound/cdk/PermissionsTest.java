package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

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

    static final List<FunctionSpec> FUNCTIONS = FunctionSpec.ALL;

    private static final Synthesis STACK = Synthesis.of();

    private static Set<String> observed;

    @BeforeAll
    static void observe() throws IOException {
        try (ObservedCalls calls = new ObservedCalls()) {
            play(new Rebound(Deployment.read(Synthesis.HOME), calls, _ -> {}, calls));
            observed = calls.seen();
        }
        observed.forEach(System.out::println);
    }

    private static void play(Rebound rebound) throws IOException {
        for (String to : List.of("healthy", "full", "dead", "strict", "complaining"))
            rebound.invokeNow("send", mail(to));
        for (Path file : RuleFiles.list(Synthesis.HOME.resolve("test-events"), ".json"))
            play(rebound, file);
        rebound.invokeNow("putInQuarantine", Map.of("event", Map.of(), "because", "a test"));
        rebound.finish();
        play(rebound, Path.of("src/test/resources/sent-and-lost.jsonl"));
        rebound.invokeNow("audit", Map.of());
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
                to,
                "stream",
                "transactional",
                "from",
                "mail@shop.test",
                "to",
                List.of(to + "@mailboxes.test"),
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

    private static Set<String> allowed(FunctionSpec function) {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode statement : STACK.policyOf(function).at("/PolicyDocument/Statement"))
            if (!Synthesis.actions(statement).anyMatch(action -> action.matches("(logs|xray):.*")))
                Synthesis.actions(statement)
                        .map(action -> function.name() + " " + action + " " + resource(statement))
                        .forEach(allowed::add);
        return allowed;
    }

    private static String resource(JsonNode statement) {
        String text = statement.get("Resource").toString();
        if (text.contains("LedgerIdempotency")) return "idempotency";
        if (!text.contains("LedgerTable")) return "*";
        return text.contains("/index/hour") ? "ledger/index/hour" : "ledger";
    }
}
