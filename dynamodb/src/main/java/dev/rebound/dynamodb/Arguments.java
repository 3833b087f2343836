package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the placeholders of a request's expressions stand for: {@code #name}, {@code :value}. */
record Arguments(Map<String, String> names, Map<String, AttributeValue> values) {
    /** The attribute of this name, which is plain or a placeholder. */
    String name(String word) {
        return word.startsWith("#") ? names.get(word) : word;
    }

    AttributeValue value(String placeholder) {
        return values.get(placeholder);
    }

    /**
     * @param used the placeholders in all expressions of the request
     */
    void areThoseOf(Set<String> used) {
        for (String placeholder : used)
            if (!names.containsKey(placeholder) && !values.containsKey(placeholder))
                throw Faults.invalid(
                        "An expression uses " + placeholder + ", which is not defined");
        values.forEach(Attributes::normal);
        if (names.size() + values.size() == used.size()) return;
        Set<String> unused = new HashSet<>(names.keySet());
        unused.addAll(values.keySet());
        unused.removeAll(used);
        throw Faults.invalid("Unused in expressions: " + unused);
    }
}
