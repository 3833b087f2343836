package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import dev.rebound.core.RecipientHash;
import dev.rebound.mail.InvalidMail;
import dev.rebound.runtime.Discreet;

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
            throw discreet(fault);
        }
    }

    /** Those that workflows and applications know keep their type. */
    private static RuntimeException discreet(RuntimeException fault) {
        RuntimeException discreet = Discreet.of(fault);
        if (discreet == fault) return fault;
        RuntimeException known =
                switch (fault) {
                    case Busy _ -> new Busy(discreet.getMessage(), null);
                    case InvalidMail _ -> new InvalidMail(RecipientHash.hideIn(fault.getMessage()));
                    default -> discreet;
                };
        known.setStackTrace(fault.getStackTrace());
        return known;
    }

    abstract O handle(I input, Context context);
}
