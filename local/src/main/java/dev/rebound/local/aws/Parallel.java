package dev.rebound.local.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Calls that wait for an answer most of the time, so many at once and no more. */
public final class Parallel {
    /** What an account's limits bear, and a connection each. */
    public static final int MOST = 32;

    private Parallel() {}

    /**
     * The answers in the order of what was asked.
     *
     * @throws RuntimeException the first that was thrown, when all have ended
     */
    public static <T, R> List<R> map(Collection<T> all, Function<T, R> call) {
        Semaphore free = new Semaphore(MOST);
        List<Future<R>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T one : all) {
                free.acquireUninterruptibly();
                answers.add(
                        threads.submit(
                                () -> {
                                    try {
                                        return call.apply(one);
                                    } finally {
                                        free.release();
                                    }
                                }));
            }
        }
        return answers.stream().map(Parallel::get).toList();
    }

    private static <R> R get(Future<R> answer) {
        try {
            return answer.get();
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
