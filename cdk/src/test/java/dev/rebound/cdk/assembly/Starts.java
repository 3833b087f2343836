package dev.rebound.cdk.assembly;

import dev.rebound.cdk.assembly.CloudAssembly.Deployed;
import dev.rebound.json.Json;
import dev.rebound.runtime.Answer;
import dev.rebound.runtime.Endpoint;
import dev.rebound.runtime.Endpoint.Request;
import dev.rebound.runtime.ExecutionEnvironment;
import dev.rebound.runtime.NotStarted;
import dev.rebound.runtime.Sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts functions as Lambda does, each in a process of its own, and calls them once. AWS answers
 * everything alike.
 */
final class Starts {
    /** All that the services answer that functions call. */
    private static final Path ANSWER = Path.of("src/test/resources/answer-of-aws.json");

    private final Path folder;
    private final Map<Path, Sandbox> sandboxes = new HashMap<>();

    /**
     * @param folder for the code
     */
    Starts(Path folder) {
        this.folder = folder;
    }

    /**
     * What one process came to.
     *
     * @param log all that it printed
     * @param linesBefore how much of it before there was a call
     * @param requestsBefore how many had reached AWS when a snapshot was taken
     * @param requests what AWS was asked in all
     */
    record Start(
            Answer answer,
            List<String> log,
            int linesBefore,
            int requestsBefore,
            List<String> requests) {
        List<String> logOfTheCall() {
            return log.subList(linesBefore, log.size());
        }

        /** The first line of the call that is an object and holds this. */
        Map<String, Object> line(String part) {
            return logOfTheCall().stream()
                    .filter(line -> line.startsWith("{") && line.contains(part))
                    .map(Json::object)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + part + " in " + log));
        }
    }

    /**
     * @param flags for the JVM
     * @throws NotStarted naming the function, and why it does not come to its first call
     */
    Start start(Deployed function, String payload, String... flags) throws IOException {
        try (Endpoint aws = new Endpoint()) {
            aws.answers(Files.readString(ANSWER));
            AtomicInteger before = new AtomicInteger();
            try (ExecutionEnvironment environment =
                    ExecutionEnvironment.start(
                            function.configuration(),
                            sandbox(function.zip()),
                            aws.url(),
                            () -> before.set(aws.requests.size()),
                            flags)) {
                int lines = environment.log().size();
                Answer answer = environment.call(payload);
                List<String> requests = aws.requests.stream().map(Request::body).toList();
                return new Start(answer, environment.log(), lines, before.get(), requests);
            }
        }
    }

    synchronized Sandbox sandbox(Path zip) throws IOException {
        Sandbox known = sandboxes.get(zip);
        if (known != null) return known;
        Path own = Files.createDirectories(folder.resolve(zip.getFileName()));
        Sandbox made = Sandbox.of(zip, own);
        sandboxes.put(zip, made);
        return made;
    }
}
