package dev.rebound.client;

import dev.rebound.core.Address;
import dev.rebound.core.Suppression;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may be sent to, in the order in which they were asked about.
 *
 * @param sendable includes, for streams that fail open, those who could not be read
 * @param stopped who must not, and why
 * @param unread who could not be read; they are sendable or not as the stream's {@link
 *     dev.rebound.core.Gate} says
 * @param fault why they could not, in one line; empty when all could
 */
public record Filtered(
        List<Address> sendable,
        Map<Address, Suppression> stopped,
        List<Address> unread,
        Optional<String> fault) {}
