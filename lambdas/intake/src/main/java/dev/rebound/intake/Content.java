package dev.rebound.intake;

/**
 * What a piece of input holds.
 *
 * @param <E> what its reader makes of an event
 */
public sealed interface Content<E> {
    record Event<E>(E event) implements Content<E> {}

    /** SES tried out a topic that it has been connected to; nothing happened to any mail. */
    record Greeting<E>() implements Content<E> {}

    /**
     * @param because why there is no event in it, in one line
     * @param content as it came
     */
    record Junk<E>(String because, byte[] content) implements Content<E> {}
}
