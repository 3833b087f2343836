package dev.rebound.client;

import dev.rebound.core.Address;

import java.util.Optional;

/**
 * What became of a mail for one recipient.
 *
 * @param mail its id, which events repeat as the tag {@code rebound-mail}
 * @param outcome {@code sent}; {@code suppressed}, {@code expired}, {@code superseded} or {@code
 *     refused} when it was not; {@code unanswered} when SES did not say, and its events will tell
 * @param messageId SES's, when it was sent
 * @param because why it was not
 */
public record Receipt(
        Address recipient,
        String mail,
        String outcome,
        Optional<String> messageId,
        Optional<String> because) {}
