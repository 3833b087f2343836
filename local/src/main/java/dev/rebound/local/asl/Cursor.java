package dev.rebound.local.asl;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in an ASL file: knows its path and which of its fields have been asked for. */
final class Cursor {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    /** What every place in the file has in common. */
    private record Source(String file, Map<String, String> substitutions) {}

    private final Source source;
    private final String path;
    private final String location;
    private final Object json;
    private final Map<String, Cursor> asked = new LinkedHashMap<>();

    private Cursor(Source source, String path, String location, Object json) {
        this.source = source;
        this.path = path;
        this.location = location;
        this.json = json;
    }

    static Cursor over(String file, String text, Map<String, String> substitutions) {
        Source source = new Source(file, substitutions);
        try {
            return new Cursor(source, "", "", Json.parse(text));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Cursor(source, "line " + line, "", null).fault(e.getOriginalMessage());
        }
    }

    Cursor required(String field) {
        return optional(field)
                .orElseThrow(() -> at(join(path, ".", field), "", null).fault("missing"));
    }

    Optional<Cursor> optional(String field) {
        return object().containsKey(field) ? Optional.of(member(field)) : Optional.empty();
    }

    /** All fields of an object whose names are free. */
    Map<String, Cursor> members() {
        Map<String, Cursor> members = new LinkedHashMap<>();
        object().keySet().forEach(name -> members.put((String) name, member((String) name)));
        return members;
    }

    /** All states of {@code States}; an expression's location is told from its state on. */
    Map<String, Cursor> states() {
        object().forEach((name, state) -> ask(name, at(join(path, ".", name), "", state)));
        return asked;
    }

    List<Cursor> items() {
        List<Cursor> items = new ArrayList<>();
        for (Object item : as(Type.ARRAY)) {
            String index = "[" + items.size() + "]";
            items.add(ask(index, at(path + index, location + index, item)));
        }
        return items;
    }

    /** The items of an array that may not be empty. */
    List<Cursor> filled() {
        if (items().isEmpty()) {
            throw fault("must not be empty");
        }
        return items();
    }

    /** Any object may have one. */
    void comment() {
        optional("Comment").ifPresent(comment -> comment.as(Type.TEXT));
    }

    <T> T as(Type<T> type) {
        try {
            return type.take(value());
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage());
        }
    }

    /** The value here, with its {@code ${name}} placeholders filled in when it is a string. */
    Object value() {
        return json instanceof String text
                ? PLACEHOLDER.matcher(text).replaceAll(this::substitution)
                : json;
    }

    String location() {
        return location;
    }

    InvalidStateMachine fault(String fault) {
        String line = source.file() + ": " + (path.isEmpty() ? "" : path + ": ") + fault;
        return new InvalidStateMachine(line.replaceAll("\\s+", " "));
    }

    /** To be called once all has been read: what no one asked for is not known. */
    void refuseUnknownFields() {
        if (json instanceof Map<?, ?> object) {
            for (Object field : object.keySet()) {
                if (!asked.containsKey(field)) {
                    throw at(join(path, ".", field), "", null).fault("unknown field");
                }
            }
        }
        asked.values().forEach(Cursor::refuseUnknownFields);
    }

    private Cursor member(String name) {
        return ask(name, at(join(path, ".", name), join(location, "/", name), object().get(name)));
    }

    private Cursor at(String path, String location, Object json) {
        return new Cursor(source, path, location, json);
    }

    private Cursor ask(Object name, Cursor member) {
        if (PLACEHOLDER.matcher((String) name).find()) {
            throw member.fault("no placeholder can stand in a name");
        }
        Cursor known = asked.putIfAbsent((String) name, member);
        return known == null ? member : known;
    }

    private Map<?, ?> object() {
        return as(Type.OBJECT);
    }

    private String substitution(MatchResult placeholder) {
        String value = source.substitutions().get(placeholder.group(1));
        if (value == null) {
            throw fault("no substitution given for " + placeholder.group());
        }
        return Matcher.quoteReplacement(value);
    }

    private static String join(String path, String separator, Object name) {
        return path.isEmpty() ? name.toString() : path + separator + name;
    }
}
