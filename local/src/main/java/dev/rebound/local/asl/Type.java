package dev.rebound.local.asl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a field can hold; the same test at load for a literal and at run time for a result. */
@FunctionalInterface
interface Type<T> {
    /** The longest time ASL knows, some three years. */
    int MAX_SECONDS = 99_999_999;

    Type<String> TEXT = of(String.class, "must be a string");
    Type<Boolean> BOOLEAN = of(Boolean.class, "must be true or false");
    Type<Boolean> TRUE = BOOLEAN.where(value -> value, "must be true");
    Type<List<?>> ARRAY = json -> of(List.class, "must be an array").take(json);
    Type<Map<?, ?>> OBJECT = json -> of(Map.class, "must be an object").take(json);
    Type<String> FUNCTION_NAME =
            TEXT.where(name -> name.matches("[\\w-]{1,64}"), "must be the name of a function");
    Type<Double> RATE =
            json ->
                    of(Number.class, "must be a number")
                            .where(rate -> rate.doubleValue() >= 1, "must be at least 1")
                            .take(json)
                            .doubleValue();

    /** A time from now on. */
    Type<UnaryOperator<Instant>> SECONDS =
            json -> {
                int seconds = whole(0, MAX_SECONDS).take(json);
                return now -> now.plusSeconds(seconds);
            };

    /** A time on the calendar. */
    Type<UnaryOperator<Instant>> TIMESTAMP =
            json -> {
                Instant time = time(json);
                return now -> time;
            };

    /**
     * @throws IllegalArgumentException saying what it must be
     */
    T take(Object json);

    default Type<T> where(Predicate<T> condition, String rule) {
        return json -> {
            T value = take(json);
            if (!condition.test(value)) {
                throw new IllegalArgumentException(rule);
            }
            return value;
        };
    }

    static <T> Type<T> of(Class<T> kind, String rule) {
        return json -> {
            if (!kind.isInstance(json)) {
                throw new IllegalArgumentException(rule);
            }
            return kind.cast(json);
        };
    }

    static Type<String> oneOf(String... words) {
        return TEXT.where(List.of(words)::contains, "must be " + String.join(" or ", words));
    }

    static Type<Integer> whole(int min, int max) {
        String rule = "must be a whole number from " + min + " to " + max;
        Type<Number> whole =
                of(Number.class, rule)
                        .where(n -> n.doubleValue() == Math.rint(n.doubleValue()), rule)
                        .where(n -> n.doubleValue() >= min && n.doubleValue() <= max, rule);
        return json -> whole.take(json).intValue();
    }

    private static Instant time(Object json) {
        String rule = "must be a time as in RFC 3339";
        String seconds = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";
        String pattern = seconds + "(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)";
        String text = TEXT.where(one -> one.matches(pattern), rule).take(json);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }
}
