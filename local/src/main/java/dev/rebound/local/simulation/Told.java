package dev.rebound.local.simulation;

import dev.rebound.core.Address;
import dev.rebound.core.EventType;
import dev.rebound.core.Feedback;
import dev.rebound.functions.SesEvents;
import dev.rebound.functions.SesEvents.Reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an event told, of whom and of which message. */
record Told(Address recipient, String message, EventType type, Instant at) {
    static List<Told> by(Map<String, Object> event) {
        return SesEvents.read(event).stream().flatMap(Told::of).toList();
    }

    private static Stream<Told> of(Reading reading) {
        return switch (reading) {
            case Reading.Understood(Feedback feedback) ->
                    Stream.of(
                            new Told(
                                    feedback.recipient(),
                                    feedback.message().id(),
                                    feedback.type(),
                                    feedback.at()));
            case Reading.Unreadable(String because) ->
                    throw new IllegalStateException("simulated SES wrote nonsense: " + because);
        };
    }
}
