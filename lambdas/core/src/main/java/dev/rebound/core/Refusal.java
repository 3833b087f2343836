package dev.rebound.core;

/**
 * Why a mail is not sent, or not sent again.
 *
 * @param word {@code expired}, {@code superseded}, {@code suppressed}, {@code given-up}, or the
 *     {@linkplain Status#word status} of the message, such as {@code delivered}
 * @param because one sentence a support agent can forward
 */
public record Refusal(String word, String because) {}
