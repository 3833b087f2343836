package dev.rebound.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** Does the same for many, as many at a time as there are cores, each thread over its own rules. */
public final class AllCores {
    private static final ThreadLocal<Deployment> DEPLOYMENT =
            ThreadLocal.withInitial(() -> Deployment.read(Path.of("..")));

    private AllCores() {}

    /** What came of each. */
    public static <T, R> Map<T, R> each(Collection<T> all, BiFunction<Deployment, T, R> work) {
        Map<T, R> results = new ConcurrentHashMap<>();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (T one : all)
            tasks.add(
                    () -> {
                        results.put(one, work.apply(DEPLOYMENT.get(), one));
                        return null;
                    });
        run(tasks);
        return results;
    }

    private static void run(List<Callable<Void>> tasks) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            for (Future<Void> done : threads.invokeAll(tasks)) done.get();
        } catch (ExecutionException fault) {
            throw new AssertionError(fault.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
