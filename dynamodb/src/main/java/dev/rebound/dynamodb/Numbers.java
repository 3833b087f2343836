package dev.rebound.dynamodb;

import java.math.BigDecimal;
import java.math.MathContext;

/** DynamoDB's numbers: 38 digits, and no zeros that say nothing. */
final class Numbers {
    private static final int DIGITS = 38;
    private static final MathContext CONTEXT = new MathContext(DIGITS);

    private Numbers() {}

    /** The same number as DynamoDB would give it back. */
    static String normal(String text) {
        boolean isPlain = text.length() < 19 && !text.startsWith("0") && isDigits(text);
        return isPlain ? text : text(parse(text));
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static BigDecimal parse(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text.strip());
        } catch (NumberFormatException none) {
            throw Faults.invalid("The parameter cannot be converted to a numeric value: " + text);
        }
        if (number.stripTrailingZeros().precision() > DIGITS)
            throw Faults.invalid("Attempting to store more than 38 significant digits in a Number");
        return number;
    }

    static String text(BigDecimal number) {
        return number.signum() == 0
                ? "0"
                : number.round(CONTEXT).stripTrailingZeros().toPlainString();
    }
}
