package dev.rebound.local.cli;

import dev.rebound.core.Address;
import dev.rebound.core.Bounce;
import dev.rebound.core.Decider;
import dev.rebound.core.Decision;
import dev.rebound.core.Dsn;
import dev.rebound.core.Explanation;
import dev.rebound.core.Message;
import dev.rebound.core.Policy;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Traffic;
import dev.rebound.core.Verdict;
import dev.rebound.core.Verdicts;
import dev.rebound.functions.DecisionJson;
import dev.rebound.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Judges one line of a bounce: verdict, the rule that led to it, and what would be"
                        + " decided if nothing were known of the address.")
final class Explain implements Callable<Integer> {
    @Option(
            names = "--bounce-type",
            paramLabel = "WORD",
            defaultValue = "Permanent",
            description = "SES's bounceType (default: ${DEFAULT-VALUE}).")
    private String bounceType;

    @Option(
            names = "--bounce-subtype",
            paramLabel = "WORD",
            defaultValue = "General",
            description = "SES's bounceSubType (default: ${DEFAULT-VALUE}).")
    private String bounceSubType;

    @Option(
            names = "--status",
            paramLabel = "CODE",
            defaultValue = "",
            description = "SES's status field, such as 5.1.1.")
    private String status;

    @Option(
            names = "--recipient",
            paramLabel = "ADDRESS",
            description = "Whose domain may tell the provider.")
    private Optional<String> recipient = Optional.empty();

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Parameters(
            paramLabel = "LINE",
            description =
                    "A diagnosticCode, such as \"550 5.1.1 no such user\"; - reads lines from stdin.")
    private String line;

    @Override
    public Integer call() throws IOException {
        if (!line.equals("-")) explain(line);
        else
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (String each = lines.readLine(); each != null; each = lines.readLine())
                    explain(each);
            }
        return 0;
    }

    private void explain(String text) {
        Bounce bounce = bounce(text);
        Explanation explanation = Verdicts.explain(bounce);
        Decision decision =
                new Decider(Policy.standard())
                        .decide(
                                bounce,
                                RecipientHistory.of(bounce.recipient()),
                                Traffic.none(),
                                bounce.at())
                        .decision();
        if (json) System.out.println(Json.text(json(text, explanation, decision)));
        else print(explanation, decision);
    }

    private Bounce bounce(String text) {
        Dsn dsn = new Dsn(text.isBlank() && status.isBlank() ? "" : "failed", status, text, "");
        return new Bounce(
                new Message("", Optional.empty(), List.of()),
                recipient.map(Address::parse).orElse(Address.UNDISCLOSED),
                Instant.now(),
                Optional.empty(),
                bounceType,
                bounceSubType,
                dsn);
    }

    private static void print(Explanation explanation, Decision decision) {
        Verdict verdict = explanation.verdict();
        System.out.println(verdict.phrase());
        print("reason", verdict.reason().word());
        print("blame", verdict.blame().word());
        print("settled", verdict.gravity().told());
        print("provider", verdict.provider().isEmpty() ? "not known" : verdict.provider());
        if (!explanation.place().isEmpty())
            print("rule", explanation.place() + ": " + explanation.rule());
        print("believed", explanation.source());
        explanation.yielded().forEach(other -> print("yielded", other));
        System.out.println("With nothing else known of the address:");
        print("decision", decision.word().word());
        print("because", decision.because());
        print("policy", decision.policy() + ", version " + decision.policyVersion());
    }

    private static void print(String name, String value) {
        System.out.printf("  %-9s %s%n", name, value);
    }

    private static Map<String, Object> json(
            String text, Explanation explanation, Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", text);
        json.put("rule", explanation.place());
        Map<String, Object> decided = DecisionJson.write(decision);
        for (String name :
                List.of(
                        "decision",
                        "reason",
                        "blame",
                        "gravity",
                        "evidence",
                        "provider",
                        "because",
                        "policy")) json.put(name, decided.get(name));
        return json;
    }
}
