package dev.rebound.engines;

import dev.rebound.runtime.Endpoint;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** DynamoDB as Dynoxide has it, which others wrote and hold against AWS, on a free port. */
public final class Dynoxide implements AutoCloseable {
    private static final Path LOG = Path.of("target/dynoxide.log");
    private static final Duration START = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private Dynoxide(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @throws IllegalStateException telling in one line why there is none
     */
    public static Dynoxide start() throws IOException, InterruptedException {
        int port = MiniStack.freePort();
        ProcessBuilder start =
                new ProcessBuilder(
                        Program.DYNOXIDE.path().toString(), "--port", String.valueOf(port));
        start.redirectErrorStream(true).redirectOutput(LOG.toFile());
        Dynoxide dynoxide = new Dynoxide(start.start(), port);
        dynoxide.awaitStart();
        return dynoxide;
    }

    private void awaitStart() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (open.isConnected()) return;
            } catch (IOException notYet) {
                Thread.sleep(50); // it tells nobody when it is ready
            }
        }
        close();
        throw new IllegalStateException(
                "Dynoxide does not start on port " + port + ": " + Files.readString(LOG).strip());
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return Endpoint.client(builder.httpClient(UrlConnectionHttpClient.create()), url(), "key");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
