package dev.rebound.local.asl;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names given in a definition: of states, each once, and of variables, none hidden. */
final class Names {
    private static final int LONGEST = 80;

    private final Set<String> states;
    private final Map<String, Cursor> variables = new LinkedHashMap<>();
    private final Map<String, Cursor> variablesInside = new LinkedHashMap<>();

    Names() {
        this(new HashSet<>());
    }

    private Names(Set<String> states) {
        this.states = states;
    }

    void state(String name, Cursor at) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw at.fault("the name of a state has 1 to " + LONGEST + " characters");
        }
        if (!states.add(name)) {
            throw at.fault("another state has this name");
        }
    }

    void variable(String name, Cursor at) {
        if (name.equals("states")) {
            throw at.fault("$states is reserved");
        }
        if (name.length() > LONGEST || !isIdentifier(name)) {
            throw at.fault("not a name for a variable");
        }
        variables.put(name, at);
    }

    /** The names inside a Map. */
    Names inside() {
        return new Names(states);
    }

    /** To be called when all inside a Map has been read. */
    void enclose(Names inside) {
        variablesInside.putAll(inside.variables);
        variablesInside.putAll(inside.variablesInside);
    }

    /** To be called when all has been read. */
    void refuseHidden() {
        variablesInside.forEach(
                (name, at) -> {
                    if (variables.containsKey(name)) {
                        throw at.fault("hides the variable of this name outside the Map");
                    }
                });
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
    }
}
