package dev.rebound.local;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same in eight threads at once. */
final class AtOnce {
    static final int THREADS = 8;

    private AtOnce() {}

    static <T> List<T> run(Callable<T> what) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            return threads.invokeAll(Collections.nCopies(THREADS, what)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
