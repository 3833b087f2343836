package dev.rebound.local;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.functions.Once;
import dev.rebound.functions.UnderWay;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** {@link Once} in a map, gone with the process; so are attempts that did not end. */
public final class MemoryOnce implements Once {
    private static final String UNDER_WAY = new String("under way");

    private final Map<String, String> results = new HashMap<>();

    @Override
    public Done run(String key, Context context, Supplier<String> effect) {
        String earlier = claim(key);
        if (earlier != null) return new Done(earlier, true);
        String result = null;
        try {
            result = effect.get();
            return new Done(result, false);
        } finally {
            settle(key, result);
        }
    }

    private synchronized String claim(String key) {
        String earlier = results.putIfAbsent(key, UNDER_WAY);
        if (earlier == UNDER_WAY) throw new UnderWay(key);
        return earlier;
    }

    private synchronized void settle(String key, String result) {
        if (result == null) results.remove(key);
        else results.put(key, result);
    }
}
