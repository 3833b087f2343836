package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an update does to an item. All that it reads is the item as it was before.
 *
 * @param adds of numbers and to sets of texts
 */
record UpdateExpression(List<Change> sets, List<Change> adds, List<Operand.Attribute> removes) {
    record Change(Operand.Attribute attribute, Operand by) {}

    /**
     * What can be told without the item.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when an attribute is
     *     changed twice, or what is added is neither a number nor a set
     */
    void check(Arguments arguments) {
        Set<String> changed = new HashSet<>();
        attributes()
                .map(attribute -> arguments.name(attribute.name()))
                .filter(name -> !changed.add(name))
                .forEach(
                        name -> {
                            throw Faults.invalid("Two document paths overlap: " + name);
                        });
        for (Change add : adds)
            if (add.by() instanceof Operand.Value(String placeholder))
                addable(arguments.value(placeholder));
    }

    /**
     * @param key a new item has at least this, and none changes it
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when the types do
     *     not fit
     */
    Map<String, AttributeValue> of(
            Item before, Map<String, AttributeValue> key, Arguments arguments) {
        attributes()
                .map(attribute -> arguments.name(attribute.name()))
                .filter(key::containsKey)
                .forEach(
                        name -> {
                            throw Faults.invalid(
                                    "Cannot update attribute " + name + ", part of the key");
                        });
        Map<String, AttributeValue> after = new HashMap<>(before.attributes());
        after.putAll(key);
        for (Change set : sets) {
            AttributeValue value = set.by().in(before, arguments);
            if (value == null)
                throw Faults.invalid("The expression refers to an attribute that is not there");
            after.put(arguments.name(set.attribute().name()), value);
        }
        for (Change add : adds)
            after.merge(
                    arguments.name(add.attribute().name()),
                    addable(add.by().in(before, arguments)),
                    UpdateExpression::sum);
        for (Operand.Attribute remove : removes) after.remove(arguments.name(remove.name()));
        return after;
    }

    private Stream<Operand.Attribute> attributes() {
        return Stream.of(
                        sets.stream().map(Change::attribute),
                        adds.stream().map(Change::attribute),
                        removes.stream())
                .flatMap(each -> each);
    }

    private static AttributeValue addable(AttributeValue value) {
        return switch (value.type()) {
            case N, SS -> value;
            default -> throw Faults.invalid("Incorrect operand type for ADD: " + value.type());
        };
    }

    private static AttributeValue sum(AttributeValue before, AttributeValue added) {
        if (before.type() != added.type())
            throw Faults.invalid("An operand in the update expression has an incorrect data type");
        return before.n() != null
                ? AttributeValue.fromN(
                        Numbers.text(new BigDecimal(before.n()).add(new BigDecimal(added.n()))))
                : union(before, added);
    }

    private static AttributeValue union(AttributeValue before, AttributeValue added) {
        Set<String> all = new LinkedHashSet<>(before.ss());
        all.addAll(added.ss());
        return AttributeValue.fromSs(List.copyOf(all));
    }
}
