package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;

/** A field of one type, written out or left to an expression. */
record Field<T>(Template template, String location, Type<T> type) {
    static <T> Field<T> read(Cursor at, Type<T> type) {
        Template template = Template.read(at);
        if (!(template instanceof Expression)) {
            at.as(type);
        }
        return new Field<>(template, at.location(), type);
    }

    static <T> Field<T> of(Object value, Type<T> type) {
        return new Field<>(new Template.Literal(value), "", type);
    }

    /**
     * @throws QueryFailure when there is no value, or not one of this type
     */
    T evaluate(Frame frame) {
        try {
            return type.take(template.evaluate(frame));
        } catch (IllegalArgumentException e) {
            String cause = "The value of the field '" + location + "' " + e.getMessage() + ".";
            throw new QueryFailure(location, cause);
        }
    }
}
