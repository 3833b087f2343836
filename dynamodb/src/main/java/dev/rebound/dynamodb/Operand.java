package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an expression compares or writes. */
sealed interface Operand {
    /**
     * @return null when the item has no such attribute
     */
    AttributeValue in(Item item, Arguments arguments);

    /**
     * @param name as it stands in the expression
     */
    record Attribute(String name) implements Operand {
        @Override
        public AttributeValue in(Item item, Arguments arguments) {
            return item.get(arguments.name(name));
        }
    }

    /** A placeholder such as {@code :now}. */
    record Value(String placeholder) implements Operand {
        @Override
        public AttributeValue in(Item item, Arguments arguments) {
            return arguments.value(placeholder);
        }
    }

    /** The attribute; where there is none, the other. */
    record IfNotExists(Attribute attribute, Operand otherwise) implements Operand {
        @Override
        public AttributeValue in(Item item, Arguments arguments) {
            AttributeValue known = attribute.in(item, arguments);
            return known == null ? otherwise.in(item, arguments) : known;
        }
    }
}
