package dev.rebound.engines;

import dev.rebound.runtime.Endpoint;
import dev.rebound.runtime.ExecutionEnvironment;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** AWS as MiniStack has it, which others wrote, on a free port of this machine. */
public final class MiniStack implements AutoCloseable {
    private static final String REGION = "eu-west-1";
    private static final Path LOG = Path.of("target/ministack.log");
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private MiniStack(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param functions the URLs by which functions are called, by their names
     * @throws IllegalStateException telling in one line why there is none
     */
    public static MiniStack start(Map<String, String> functions)
            throws IOException, InterruptedException {
        return start(functions, freePort());
    }

    public static MiniStack start(Map<String, String> functions, int port)
            throws IOException, InterruptedException {
        Path program = Program.MINISTACK.path();
        ProcessBuilder start = new ProcessBuilder(program.toString());
        start.environment().put("GATEWAY_PORT", String.valueOf(port));
        start.environment().put("MINISTACK_REGION", REGION);
        start.environment().put("SFN_WAIT_SCALE", "0"); // nobody can wait for a day
        functions.forEach(
                (name, url) -> start.environment().put("MINISTACK_LAMBDA_PROXY_" + name, url));
        start.redirectErrorStream(true).redirectOutput(LOG.toFile());
        MiniStack stack = new MiniStack(start.start(), port);
        stack.awaitStart();
        return stack;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            if (isHealthy()) return;
            Thread.sleep(200);
        }
        close();
        String why =
                Files.readString(LOG)
                        .lines()
                        .filter(line -> line.matches("(?i).*error.*"))
                        .findFirst()
                        .orElse("");
        throw new IllegalStateException("MiniStack does not start on port " + port + ": " + why);
    }

    private boolean isHealthy() throws InterruptedException {
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(url() + "/_ministack/health"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What every tool of AWS reads. */
    public Map<String, String> environment() {
        return new TreeMap<>(
                Map.of(
                        "AWS_ENDPOINT_URL",
                        url(),
                        "AWS_ACCESS_KEY_ID",
                        ExecutionEnvironment.ACCOUNT,
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "AWS_REGION",
                        REGION,
                        "AWS_DEFAULT_REGION",
                        REGION));
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return Endpoint.client(
                builder.httpClient(UrlConnectionHttpClient.create()),
                url(),
                ExecutionEnvironment.ACCOUNT);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
