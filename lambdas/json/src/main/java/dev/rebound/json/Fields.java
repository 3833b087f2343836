package dev.rebound.json;

import dev.rebound.core.Excerpt;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A JSON object that knows where it stands, so that each complaint about it can name the field. */
public final class Fields {
    /**
     * What SES writes: {@code …Z}, an offset with or without colon, and a blank before the offset.
     */
    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[ ][XXX][XX]")
                    .toFormatter(Locale.ROOT);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final String path;
    private final Map<?, ?> values;

    private Fields(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    public static Fields of(Map<?, ?> object) {
        return new Fields("", object);
    }

    /** All there is, by name. */
    public Map<String, Object> values() {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name.toString(), value));
        return all;
    }

    /** The same where every value is a text. */
    public Map<String, String> textValues() {
        Map<String, String> all = new LinkedHashMap<>();
        values.keySet().forEach(name -> all.put(name.toString(), text(name.toString())));
        return all;
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** Whether it is missing or a list of nothing. */
    public boolean isEmpty(String name) {
        return !has(name) || values.get(name) instanceof List<?> list && list.isEmpty();
    }

    /**
     * @throws Unreadable when it is missing or no object
     */
    public Fields object(String name) {
        return object(path + name, required(name));
    }

    public Optional<Fields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** A list of objects; SES also writes a single one without a list around it. */
    public List<Fields> objects(String name) {
        List<?> list = required(name) instanceof List<?> many ? many : List.of(required(name));
        List<Fields> objects = new ArrayList<>();
        for (Object value : list)
            objects.add(object(path + name + "[" + objects.size() + "]", value));
        return notEmpty(name, objects);
    }

    public List<String> texts(String name) {
        if (!(required(name) instanceof List<?> list)) throw fault(name, "is no list");
        return list.stream().map(value -> scalar(name, value)).toList();
    }

    public String text(String name) {
        return scalar(name, required(name));
    }

    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(text -> time(name, text));
    }

    public boolean isTrue(String name) {
        return has(name) && text(name).equals("true");
    }

    private Instant time(String name, String text) {
        try {
            Instant time = TIMESTAMP.parse(text, OffsetDateTime::from).toInstant();
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST))
                throw fault(name, "is out of this age: " + time);
            return time;
        } catch (DateTimeParseException notSo) {
            throw fault(name, "is no timestamp: \"" + Excerpt.of(text) + "\"");
        }
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) throw fault(name, "is missing");
        return value;
    }

    private List<Fields> notEmpty(String name, List<Fields> list) {
        if (list.isEmpty()) throw fault(name, "is empty");
        return list;
    }

    private static Fields object(String where, Object value) {
        if (value instanceof Map<?, ?> map) return new Fields(where + ".", map);
        throw new Unreadable(where + " is no object");
    }

    private String scalar(String name, Object value) {
        if (value == null || value instanceof Map || value instanceof List)
            throw fault(name, "is no text");
        return value.toString();
    }

    private Unreadable fault(String name, String what) {
        return new Unreadable(path + name + " " + what);
    }
}
