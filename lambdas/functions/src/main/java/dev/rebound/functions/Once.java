package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import java.util.function.Supplier;

/** Lets an effect happen once for each key, whatever is retried, redelivered or replayed. */
public interface Once {
    /**
     * Runs the effect and remembers its result; when the key has been run before, returns that
     * result without running it. An effect that throws has not been run.
     *
     * @throws UnderWay while another attempt at the same key has time left by its context
     */
    Done run(String key, Context context, Supplier<String> effect);

    /**
     * @param before whether the result is that of an earlier run
     */
    record Done(String result, boolean before) {}
}
