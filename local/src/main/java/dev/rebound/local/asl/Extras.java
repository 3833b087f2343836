package dev.rebound.local.asl;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.fasterxml.jackson.core.JsonProcessingException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The functions that Step Functions adds to JSONata; those that count characters, for the library
 * counts the halves of some; and those that tell time and throw dice.
 */
final class Extras {
    private static final int LONGEST_RANGE = 1000;

    /** A function of the arguments that its signature lets through; undefined is null. */
    private interface Body {
        Object of(List<?> arguments);
    }

    /** Those that depend on their arguments alone. */
    static final Map<String, JFunction> PURE =
            Map.of(
                    "length", function("<s-:n>", Extras::length),
                    "pad", function("<s-ns?:s>", Extras::pad),
                    "substring", function("<s-nn?:s>", Extras::substring),
                    "partition", function("<an:a>", Extras::partition),
                    "range", function("<nnn:a>", Extras::range),
                    "hash", function("<ss:s>", Extras::hash),
                    "parse", function("<s:x>", Extras::parse));

    private Extras() {}

    /** Those that depend on the execution's clock and dice, so that runs can be repeated. */
    static Map<String, JFunction> of(RandomGenerator dice, InstantSource clock) {
        return Map.of(
                "random", function(null, seed -> seeded(seed, dice).nextDouble()),
                "uuid", function(null, none -> uuid(dice)),
                "millis", function(null, none -> clock.millis()),
                "now", function(null, picture -> now(picture, clock)));
    }

    private static JFunction function(String signature, Body body) {
        return new JFunction((input, arguments) -> body.of(arguments), signature);
    }

    private static Object length(List<?> arguments) {
        return arguments.getFirst() == null ? null : characters(arguments.getFirst()).length;
    }

    /**
     * JSONata 2.0.6, "$pad": to the left of a negative width, with blanks unless told otherwise.
     */
    private static Object pad(List<?> arguments) {
        if (arguments.getFirst() == null) {
            return null;
        }
        String text = (String) arguments.getFirst();
        int width = whole(arguments.get(1));
        String given = arguments.size() < 3 ? null : (String) arguments.get(2);
        String filling = given == null || given.isEmpty() ? " " : given;
        int missing = Math.abs(width) - characters(text).length;
        if (missing <= 0) {
            return text;
        }
        String padding = between(characters(filling.repeat(missing)), 0, missing);
        return width < 0 ? padding + text : text + padding;
    }

    /** JSONata 2.0.6, "$substring": a negative start counts from the end. */
    private static Object substring(List<?> arguments) {
        if (arguments.getFirst() == null) {
            return null;
        }
        int[] characters = characters(arguments.getFirst());
        long start = whole(arguments.get(1));
        long from = Math.max(start < 0 ? characters.length + start : start, 0);
        Object length = arguments.size() < 3 ? null : arguments.get(2);
        return between(characters, from, length == null ? characters.length : from + whole(length));
    }

    /** Whole ones, where Java's own String counts the halves of an emoji. */
    private static int[] characters(Object text) {
        return ((String) text).codePoints().toArray();
    }

    private static String between(int[] characters, long from, long to) {
        int start = (int) Math.min(from, characters.length);
        int end = Math.clamp(to, start, characters.length);
        return new String(characters, start, end - start);
    }

    private static Object partition(List<?> arguments) {
        if (arguments.contains(null)) {
            return null;
        }
        List<?> items = (List<?>) arguments.get(0);
        int size = whole(arguments.get(1));
        require(size > 0, "$partition needs a size of at least 1");
        List<Object> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            parts.add(new ArrayList<>(items.subList(from, Math.min(from + size, items.size()))));
        }
        return parts;
    }

    private static Object range(List<?> arguments) {
        if (arguments.contains(null)) {
            return null;
        }
        int first = whole(arguments.get(0));
        int last = whole(arguments.get(1));
        int step = whole(arguments.get(2));
        require(step != 0, "$range needs a step other than 0");
        List<Object> range = new ArrayList<>();
        for (long at = first; step > 0 ? at <= last : at >= last; at += step) {
            require(range.size() < LONGEST_RANGE, "$range gives at most 1000 numbers");
            range.add(at);
        }
        return range;
    }

    private static Object hash(List<?> arguments) {
        if (arguments.contains(null)) {
            return null;
        }
        String algorithm = (String) arguments.get(1);
        require(algorithm.matches("MD5|SHA-(1|256|384|512)"), "$hash knows no " + algorithm);
        try {
            byte[] data = ((String) arguments.get(0)).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance(algorithm).digest(data);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object parse(List<?> arguments) {
        if (arguments.contains(null)) {
            return null;
        }
        try {
            return Json.from(Json.parse((String) arguments.get(0)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("$parse: " + e.getOriginalMessage(), e);
        }
    }

    private static RandomGenerator seeded(List<?> arguments, RandomGenerator dice) {
        Object seed = arguments.isEmpty() ? null : arguments.getFirst();
        return seed == null ? dice : new SplittableRandom(((Number) seed).longValue());
    }

    private static String uuid(RandomGenerator dice) {
        long version4 = dice.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000;
        long variant2 = dice.nextLong() >>> 2 | 1L << 63;
        return new UUID(version4, variant2).toString();
    }

    private static String now(List<?> arguments, InstantSource clock) {
        String picture = arguments.isEmpty() ? null : (String) arguments.getFirst();
        String timezone = arguments.size() < 2 ? null : (String) arguments.get(1);
        return Functions.dateTimeFromMillis(clock.millis(), picture, timezone);
    }

    private static int whole(Object number) {
        return Type.whole(Integer.MIN_VALUE, Integer.MAX_VALUE).take(number);
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
