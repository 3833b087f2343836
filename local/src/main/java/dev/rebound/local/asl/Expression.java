package dev.rebound.local.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A JSONata expression, parsed once; any number of threads may evaluate it. */
final class Expression implements Template {
    private static final Pattern EVAL = Pattern.compile("\\$eval\\b");
    private static final Pattern STATES = Pattern.compile("\\$states\\s*\\.\\s*(\\w+)");

    private final String source;
    private final String location;
    private final Jsonata jsonata;

    private Expression(String source, String location, Jsonata jsonata) {
        this.source = source;
        this.location = location;
        this.jsonata = jsonata;
    }

    /** Whether this text is meant for an expression, well-formed or not. */
    static boolean marks(String text) {
        return text.strip().startsWith("{%") || text.strip().endsWith("%}");
    }

    static Expression read(Cursor at) {
        String text = at.as(Type.TEXT);
        if (text.length() < 4 || !text.startsWith("{%") || !text.endsWith("%}")) {
            throw at.fault("an expression starts with {% and ends with %}");
        }
        String source = text.substring(2, text.length() - 2).strip();
        if (EVAL.matcher(source).find()) {
            throw at.fault("Step Functions has no $eval");
        }
        STATES.matcher(source).results().forEach(use -> checkUse(use, at));
        try {
            return of(source, at.location());
        } catch (JException e) {
            throw at.fault("not JSONata: " + e.getMessage());
        }
    }

    static Expression of(String source, String location) {
        Jsonata jsonata = Jsonata.jsonata(source);
        jsonata.setOutputConvertNulls(false);
        // The expression that a thread parsed last holds that thread's evaluation state, and
        // others who evaluate it at that time see it. Let that be one which no one evaluates.
        Jsonata.jsonata("0");
        return new Expression(source, location, jsonata);
    }

    /**
     * @throws QueryFailure when it fails, and when it gives no value
     */
    Object query(Frame frame) {
        Object value = value(frame);
        if (value == null) {
            throw failure("returned nothing (undefined).");
        }
        return value;
    }

    private Object value(Frame frame) {
        try {
            Object value = jsonata.evaluate(null, frame);
            return value == null ? null : Json.from(value);
        } catch (JException e) {
            throw failure("threw an error during evaluation. " + e.getError() + ": " + said(e));
        } catch (RuntimeException | StackOverflowError e) {
            throw failure("threw an error during evaluation: " + said(e));
        }
    }

    private QueryFailure failure(String fault) {
        String subject = "The JSONata expression '" + source + "' specified for the field '";
        return new QueryFailure(location, subject + location + "' " + fault);
    }

    private static String said(Throwable e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static void checkUse(MatchResult use, Cursor at) {
        boolean known =
                switch (use.group(1)) {
                    case "input", "context" -> true;
                    case "result" -> at.location().matches("(Output|Assign)\\b.*");
                    case "errorOutput" -> at.location().startsWith("Catch[");
                    default -> false;
                };
        if (!known) {
            throw at.fault(use.group() + " cannot be used here");
        }
    }
}
