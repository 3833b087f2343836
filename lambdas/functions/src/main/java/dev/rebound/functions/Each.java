package dev.rebound.functions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Serves one after the other, and fails only when all were served. */
final class Each {
    private Each() {}

    /**
     * @throws RuntimeException the first that was thrown, with the others attached
     */
    static <T, R> List<R> of(Collection<T> all, Function<T, R> serve) {
        List<R> results = new ArrayList<>();
        RuntimeException first = null;
        for (T one : all) {
            try {
                results.add(serve.apply(one));
            } catch (RuntimeException fault) {
                if (first == null) first = fault;
                else if (fault != first) first.addSuppressed(fault);
            }
        }
        if (first != null) throw first;
        return results;
    }
}
