package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/**
 * A function as Lambda calls it. What it throws Lambda writes to the log, so no address stands in
 * it.
 */
abstract class Handler<I, O> implements RequestHandler<I, O> {
    @Override
    public final O handleRequest(I input, Context context) {
        try {
            return handle(input, context);
        } catch (RuntimeException fault) {
            throw Discreet.of(fault);
        }
    }

    abstract O handle(I input, Context context);
}
