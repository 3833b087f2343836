package dev.rebound.cdk;

import dev.rebound.local.Deployment;
import dev.rebound.local.Input;
import dev.rebound.local.Rebound;

import org.junit.jupiter.api.Test;

import java.nio.file.*;
import java.nio.file.Path;
import java.util.*;

class PermissionsTest {
    @Test
    void print() throws Exception {
        Path home = Path.of("..");
        try (ObservedCalls calls = new ObservedCalls()) {
            Rebound rebound = new Rebound(Deployment.read(home), calls, _ -> {}, calls);
            for (Path file : dev.rebound.rules.RuleFiles.list(home.resolve("test-events"), ".json"))
                rebound.play(
                        new Input.Piece(file.getFileName().toString(), Files.readAllBytes(file)));
            String big = "x".repeat(400_000);
            for (String to :
                    List.of(
                            "success",
                            "bounce",
                            "ooto",
                            "complaint",
                            "suppressionlist",
                            "softbounce",
                            "full"))
                rebound.invokeNow(
                        "send",
                        Map.of(
                                "key",
                                "k" + to,
                                "stream",
                                "transactional",
                                "from",
                                "a@shop.test",
                                "to",
                                List.of(to + "@simulator.amazonses.com"),
                                "subject",
                                "s",
                                "text",
                                to.equals("ooto") ? "small" : big));
            rebound.finish();
            rebound.invokeNow("audit", Map.of());
            calls.seen().forEach(System.out::println);
        }
    }
}
