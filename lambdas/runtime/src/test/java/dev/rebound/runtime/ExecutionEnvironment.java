package dev.rebound.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A function's process as Lambda starts one: AWS's own runtime interface client over the code, an
 * environment of Lambda's documented variables and the function's own, its memory, the C locale and
 * UTC. Only where AWS is differs.
 */
public final class ExecutionEnvironment implements AutoCloseable {
    /** The first compiler and the serial collector, as Lambda has it for Java. */
    private static final List<String> FLAGS =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

    /** Where all of this happens. As an access key, too, for that is how emulators are told. */
    public static final String ACCOUNT = "111122223333";

    static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0";

    private static final Duration INIT = Duration.ofSeconds(60);

    private final FunctionConfiguration function;
    private final RuntimeApi api;
    private final Process process;
    private final Path log;

    private ExecutionEnvironment(
            FunctionConfiguration function, RuntimeApi api, ProcessBuilder process)
            throws IOException {
        this.function = function;
        this.api = api;
        this.log = Files.createTempFile(function.name(), ".log");
        this.process = process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /**
     * @param aws the URL at which all of AWS is
     * @param snapshot is run when the snapshot is taken, if one is
     * @param more flags for the JVM
     * @throws NotStarted naming the function, and why it does not come to its first call
     */
    public static ExecutionEnvironment start(
            FunctionConfiguration function,
            Sandbox sandbox,
            String aws,
            Runnable snapshot,
            String... more) {
        try {
            RuntimeApi api = new RuntimeApi(function.name(), snapshot);
            List<String> flags = new ArrayList<>(FLAGS);
            flags.add("-XX:MaxRAM=" + function.memory() + "m");
            flags.addAll(List.of(more));
            ProcessBuilder process = sandbox.java(flags, function.handler());
            process.environment().clear();
            process.environment().putAll(variables(function, api, aws));
            return new ExecutionEnvironment(function, api, process).started();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** AWS Lambda Developer Guide, "Defined runtime environment variables". */
    private static Map<String, String> variables(
            FunctionConfiguration function, RuntimeApi api, String aws) {
        Map<String, String> all = new TreeMap<>();
        all.put("_HANDLER", function.handler());
        all.put("_X_AMZN_TRACE_ID", TRACE);
        all.put("AWS_REGION", "eu-west-1");
        all.put("AWS_DEFAULT_REGION", "eu-west-1");
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        all.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memory()));
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[1]0123456789abcdef");
        all.put("AWS_LAMBDA_RUNTIME_API", api.address());
        all.put("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
        all.put("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000");
        all.put("LAMBDA_TASK_ROOT", "/var/task");
        all.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        all.put("LANG", "C");
        all.put("LC_ALL", "C");
        all.put("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin");
        all.put("TZ", ":UTC");
        all.put("AWS_ENDPOINT_URL", aws);
        all.putAll(function.snapStart() ? restored(api) : onDemand());
        all.putAll(function.environment());
        return all;
    }

    private static Map<String, String> restored(RuntimeApi api) {
        return Map.of(
                "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + api.address() + "/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", "token");
    }

    private static Map<String, String> onDemand() {
        return Map.of(
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_ACCESS_KEY_ID", ACCOUNT,
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "token");
    }

    private ExecutionEnvironment started() throws IOException {
        process.onExit().thenRun(() -> api.abandon("ended with exit code " + process.exitValue()));
        try {
            api.started().orTimeout(INIT.toSeconds(), TimeUnit.SECONDS).join();
            return this;
        } catch (CompletionException fault) {
            process.destroyForcibly().onExit().join();
            String why =
                    fault.getCause() instanceof NotStarted told
                            ? told.getMessage()
                            : function.name() + " has not started in " + INIT;
            String cause = cause();
            close();
            throw new NotStarted(why + cause);
        }
    }

    /** What was at the bottom of it, which only the log tells. */
    private String cause() throws IOException {
        return log().stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce("", (_, last) -> "; " + last);
    }

    /** Waits for the answer; a process that dies meanwhile has failed. */
    public Answer call(String payload) {
        Duration timeout = function.timeout();
        return api.call(payload, timeout)
                .completeOnTimeout(
                        Answer.of("Sandbox.Timedout", "Task timed out after " + timeout),
                        timeout.toSeconds(),
                        TimeUnit.SECONDS)
                .join();
    }

    /** All that it has printed so far. */
    public List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** At once, whatever it is at. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.deleteIfExists(log);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            api.close();
        }
    }
}
