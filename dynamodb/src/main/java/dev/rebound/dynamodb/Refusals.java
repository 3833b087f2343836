package dev.rebound.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB knows and this one does not, told by its name: a fault of whoever asked. */
final class Refusals {
    private Refusals() {}

    static UnsupportedOperationException parameter(String request, String name) {
        return unknown("parameter " + name + " of " + request);
    }

    static UnsupportedOperationException value(String parameter, Object value) {
        return unknown("value " + value + " of " + parameter);
    }

    static UnsupportedOperationException type(AttributeValue value) {
        return unknown("type of attributes " + value.type());
    }

    static UnsupportedOperationException expression(String word, String text) {
        return unknown("expression with " + word + " as in: " + text);
    }

    private static UnsupportedOperationException unknown(String what) {
        return new UnsupportedOperationException(
                "the DynamoDB within this process knows no " + what);
    }
}
