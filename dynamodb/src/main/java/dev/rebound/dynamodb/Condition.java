package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;

/** What must be so of an item; of attributes that it has not, or of other types, nothing is. */
sealed interface Condition {
    boolean holds(Item item, Arguments arguments);

    /**
     * What can be told without an item.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.DynamoDbException when it can never
     *     hold
     */
    default void check(Arguments arguments) {}

    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Item item, Arguments arguments) {
            return parts.stream().allMatch(part -> part.holds(item, arguments));
        }

        @Override
        public void check(Arguments arguments) {
            parts.forEach(part -> part.check(arguments));
        }
    }

    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Item item, Arguments arguments) {
            return parts.stream().anyMatch(part -> part.holds(item, arguments));
        }

        @Override
        public void check(Arguments arguments) {
            parts.forEach(part -> part.check(arguments));
        }
    }

    record Exists(Operand.Attribute attribute, boolean wanted) implements Condition {
        @Override
        public boolean holds(Item item, Arguments arguments) {
            return (attribute.in(item, arguments) != null) == wanted;
        }
    }

    record BeginsWith(Operand.Attribute attribute, Operand prefix) implements Condition {
        @Override
        public boolean holds(Item item, Arguments arguments) {
            AttributeValue text = attribute.in(item, arguments);
            AttributeValue beginning = prefix.in(item, arguments);
            return text != null
                    && text.s() != null
                    && beginning.s() != null
                    && text.s().startsWith(beginning.s());
        }
    }

    record Equal(Operand one, Operand other) implements Condition {
        @Override
        public boolean holds(Item item, Arguments arguments) {
            AttributeValue a = one.in(item, arguments);
            AttributeValue b = other.in(item, arguments);
            return a != null && b != null && a.type() == b.type() && same(a, b);
        }

        private static boolean same(AttributeValue a, AttributeValue b) {
            return switch (a.type()) {
                case N -> new BigDecimal(a.n()).compareTo(new BigDecimal(b.n())) == 0;
                case SS -> new HashSet<>(a.ss()).equals(new HashSet<>(b.ss()));
                default -> a.equals(b);
            };
        }
    }

    record Less(Operand one, Operand other) implements Condition {
        @Override
        public boolean holds(Item item, Arguments arguments) {
            AttributeValue a = one.in(item, arguments);
            AttributeValue b = other.in(item, arguments);
            return ordered(a, b) && compare(a, b) < 0;
        }
    }

    /** Both ends included. */
    record Between(Operand value, Operand from, Operand to) implements Condition {
        @Override
        public boolean holds(Item item, Arguments arguments) {
            AttributeValue a = value.in(item, arguments);
            AttributeValue low = from.in(item, arguments);
            AttributeValue high = to.in(item, arguments);
            return ordered(a, low)
                    && ordered(a, high)
                    && compare(low, a) <= 0
                    && compare(a, high) <= 0;
        }

        @Override
        public void check(Arguments arguments) {
            if (!(from instanceof Operand.Value && to instanceof Operand.Value)) return;
            AttributeValue low = from.in(Item.NONE, arguments);
            AttributeValue high = to.in(Item.NONE, arguments);
            if (low.type() != high.type() || compare(low, high) > 0)
                throw Faults.invalid(
                        "The BETWEEN operator requires upper bound to be greater than or equal to"
                                + " lower bound");
        }
    }

    private static boolean ordered(AttributeValue a, AttributeValue b) {
        return a != null && b != null && a.type() == b.type();
    }

    private static int compare(AttributeValue a, AttributeValue b) {
        return switch (a.type()) {
            case S -> Key.compare(a.s(), b.s());
            case N -> new BigDecimal(a.n()).compareTo(new BigDecimal(b.n()));
            default -> throw Refusals.type(a);
        };
    }
}
