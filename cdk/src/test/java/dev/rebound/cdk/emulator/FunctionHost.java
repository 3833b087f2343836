package dev.rebound.cdk.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rebound.runtime.Answer;
import dev.rebound.runtime.ExecutionEnvironment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Where functions run for the emulator: one process each, started at its first call, and anew when
 * it died. Now and then one is killed while it is at work.
 */
final class FunctionHost implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Random random = new Random(1);
    private volatile Function<String, ExecutionEnvironment> start;
    private volatile int killEach = Integer.MAX_VALUE;

    FunctionHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** One function's process. */
    private static final class Slot {
        private final ReentrantLock turn = new ReentrantLock(true);
        private ExecutionEnvironment environment;
    }

    /**
     * @param start starts a function's process
     */
    void host(Function<String, ExecutionEnvironment> start) {
        this.start = start;
    }

    /** Each so-manieth call is the last of its process, some milliseconds after it has begun. */
    void killEach(int number) {
        killEach = number;
    }

    String url(String function) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + function;
    }

    int calls() {
        return calls.get();
    }

    int kills() {
        return kills.get();
    }

    boolean isIdle() {
        return underWay.get() == 0;
    }

    private void handle(HttpExchange exchange) throws IOException {
        underWay.incrementAndGet();
        try (exchange) {
            String function = exchange.getRequestURI().getPath().substring(1);
            String payload =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = call(function, payload);
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.success() ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private Answer call(String function, String payload) {
        Slot slot = slots.computeIfAbsent(function, _ -> new Slot());
        slot.turn.lock();
        try {
            if (slot.environment == null || !slot.environment.isAlive())
                slot.environment = start.apply(function);
            if (calls.incrementAndGet() % killEach == 0) kill(slot.environment);
            return slot.environment.call(payload);
        } finally {
            slot.turn.unlock();
        }
    }

    private void kill(ExecutionEnvironment environment) {
        int after = random.nextInt(100);
        Thread.startVirtualThread(
                () -> {
                    try {
                        Thread.sleep(after);
                        kills.incrementAndGet();
                        environment.close();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public void close() {
        server.stop(0);
        for (Slot slot : slots.values()) if (slot.environment != null) slot.environment.close();
    }
}
