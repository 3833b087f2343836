package dev.rebound.runtime;

import dev.rebound.core.RecipientHash;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;

/** Stands for a fault whose text, or that of what caused it, holds an address. */
public final class Discreet extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Discreet(String message) {
        super(message);
    }

    /** The same fault when nothing is to be hidden. */
    public static RuntimeException of(RuntimeException fault) {
        String text = text(fault);
        if (hidden(text).equals(text)) return fault;
        Discreet discreet = new Discreet(hidden(text));
        discreet.setStackTrace(fault.getStackTrace());
        return discreet;
    }

    private static String hidden(String text) {
        return RecipientHash.hideIn(text);
    }

    /** In one line, with all that caused it; Java takes care of causes that go in circles. */
    private static String text(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return trace.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("at ") && !line.startsWith("... "))
                .collect(Collectors.joining("; "));
    }
}
