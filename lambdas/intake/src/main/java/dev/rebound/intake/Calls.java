package dev.rebound.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Divides entries, in their order, into calls that PutEvents takes: ten entries and less than 256
 * KiB (Amazon EventBridge User Guide, "Sending events with PutEvents").
 */
final class Calls {
    /** An entry alone must stay below this, too; in bytes. */
    static final int LIMIT = 262_144;

    private static final int MOST = 10;

    private Calls() {}

    static <T> List<List<T>> of(List<T> entries, ToIntFunction<T> size) {
        List<List<T>> calls = new ArrayList<>();
        int bytes = 0;
        for (T entry : entries) {
            bytes += size.applyAsInt(entry);
            if (calls.isEmpty() || calls.getLast().size() == MOST || bytes >= LIMIT) {
                calls.add(new ArrayList<>());
                bytes = size.applyAsInt(entry);
            }
            calls.getLast().add(entry);
        }
        return calls;
    }
}
