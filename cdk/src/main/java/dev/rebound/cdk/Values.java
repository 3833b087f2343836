package dev.rebound.cdk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The members of one object in the context, each read once. The command line gives texts only. */
final class Values {
    private final String path;
    private final Map<String, Object> left;

    Values(Map<String, Object> values) {
        this("", values);
    }

    private Values(String path, Map<String, Object> values) {
        this.path = path;
        this.left = new LinkedHashMap<>(values);
    }

    Values object(String name) {
        Object value = left.remove(name);
        if (value == null) return new Values(path + name + ".", Map.of());
        if (!(value instanceof Map<?, ?> map)) throw fault(name, "is no object");
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((member, content) -> members.put(member.toString(), content));
        return new Values(path + name + ".", members);
    }

    Optional<String> optionalText(String name, String form) {
        return Optional.ofNullable(left.remove(name)).map(value -> text(name, value, form));
    }

    /** A list, or a text with commas between the items. */
    List<String> texts(String name, String form) {
        Object value = left.remove(name);
        if (value == null || value.equals("")) return List.of();
        List<?> items =
                value instanceof String text ? Arrays.asList(text.split(",")) : list(name, value);
        return items.stream().map(item -> text(name, item, form)).toList();
    }

    boolean isTrue(String name, boolean usual) {
        Object value = left.remove(name);
        if (value == null) return usual;
        String word = value.toString();
        if (!word.equals("true") && !word.equals("false"))
            throw fault(name, "\"" + word + "\" is neither true nor false");
        return word.equals("true");
    }

    int number(String name, int usual, int least, int most) {
        Object value = left.remove(name);
        if (value == null) return usual;
        String digits = value.toString().replaceFirst("\\.0$", "");
        if (!digits.matches("[0-9]{1,6}")
                || Integer.parseInt(digits) < least
                || Integer.parseInt(digits) > most)
            throw fault(name, "\"" + digits + "\" is no number from " + least + " to " + most);
        return Integer.parseInt(digits);
    }

    void noneLeft() {
        left.keySet().stream()
                .findFirst()
                .ifPresent(
                        name -> {
                            throw fault(name, "there is no such setting");
                        });
    }

    private List<?> list(String name, Object value) {
        if (value instanceof List<?> list) return list;
        throw fault(name, "is no list");
    }

    private String text(String name, Object value, String form) {
        if (value instanceof String text && Pattern.matches(form, text)) return text;
        throw fault(name, "\"" + value + "\" does not look like one");
    }

    private InvalidSettings fault(String name, String what) {
        return new InvalidSettings(path + name, what);
    }
}
