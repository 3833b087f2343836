package dev.rebound.cdk.emulator;

import dev.rebound.cdk.Synthesis;
import dev.rebound.cdk.assembly.CloudAssembly;
import dev.rebound.engines.MiniStack;
import dev.rebound.runtime.ExecutionEnvironment;
import dev.rebound.runtime.FunctionConfiguration;
import dev.rebound.runtime.Sandbox;

import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole stack on the emulator, its functions in processes of this machine. */
final class EmulatedStack implements AutoCloseable {
    /** So long somebody may still be at what a killed function had begun. */
    static final Duration UNDER_WAY = Duration.ofSeconds(31);

    private static final Duration QUIET = Duration.ofMillis(400);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final FunctionHost host = new FunctionHost();
    private final MiniStack aws;
    private final Set<String> leftOut;
    private final DeployedStack deployed;
    private final LambdaClient functions;
    private final Map<String, Sandbox> sandboxes = new HashMap<>();

    /**
     * @param folder empty, for code and templates
     */
    EmulatedStack(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        CloudAssembly whole = CloudAssembly.of(Synthesis.of().folder());
        aws = MiniStack.start(urls(whole));
        Deployment deployment = new Deployment(aws.environment());
        deployment.deploy(whole, Files.createDirectories(folder.resolve("cdk.out")));
        leftOut = deployment.leftOut();
        deployed = new DeployedStack(aws);
        deployed.handOutAgainSoon();
        functions = aws.client(LambdaClient.builder());
        host.host(this::start);
    }

    private Map<String, String> urls(CloudAssembly whole) {
        return whole.functions().values().stream()
                .map(function -> function.configuration().name())
                .collect(Collectors.toMap(name -> name, host::url));
    }

    /** From what Lambda was given, not from what we meant to give it. */
    private ExecutionEnvironment start(String name) {
        GetFunctionResponse given = functions.getFunction(r -> r.functionName(name));
        var told = given.configuration();
        FunctionConfiguration function =
                new FunctionConfiguration(
                        name,
                        told.handler(),
                        told.memorySize(),
                        Duration.ofSeconds(told.timeout()),
                        told.environment().variables(),
                        told.snapStart().applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS);
        return ExecutionEnvironment.start(
                function, sandbox(told.codeSha256(), given), aws.url(), () -> {});
    }

    private synchronized Sandbox sandbox(String hash, GetFunctionResponse given) {
        return sandboxes.computeIfAbsent(hash, _ -> unpacked(given.code().location()));
    }

    private Sandbox unpacked(String url) {
        Path own = folder.resolve("code-" + sandboxes.size());
        Path zip = folder.resolve(own.getFileName() + ".zip");
        try (InputStream in = URI.create(url).toURL().openStream()) {
            Files.copy(in, zip);
            return Sandbox.of(zip, Files.createDirectories(own));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What of it the emulator does not know. */
    Set<String> leftOut() {
        return leftOut;
    }

    FunctionHost host() {
        return host;
    }

    DeployedStack deployed() {
        return deployed;
    }

    /** By which tools of AWS find it. */
    Map<String, String> environment() {
        return aws.environment();
    }

    /**
     * Waits until nobody is at work.
     *
     * @throws IllegalStateException when that takes longer than {@link #LIMIT}
     */
    void settle() throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        Instant quietSince = Instant.now();
        while (Duration.between(quietSince, Instant.now()).compareTo(QUIET) < 0) {
            if (Instant.now().isAfter(end))
                throw new IllegalStateException(
                        "still at work: %d executions, queues %s"
                                .formatted(
                                        deployed.running(),
                                        deployed.queuesAreEmpty() ? "empty" : "not empty"));
            int calls = host.calls();
            boolean quiet = host.isIdle() && deployed.queuesAreEmpty() && deployed.running() == 0;
            if (!quiet || host.calls() != calls) quietSince = Instant.now();
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        host.close();
        aws.close();
    }
}
