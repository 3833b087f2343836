package dev.rebound.core;

import java.time.Instant;

/** Feedback that asks for no decision about the address: it tells how far a message has come. */
public sealed interface Progress extends Feedback {
    /** SES accepted the message; it says so even for an address it will not send to. */
    record Send(Message message, Address recipient, Instant at) implements Progress {
        @Override
        public EventType type() {
            return EventType.SEND;
        }
    }

    /** The remote server accepted the message. */
    record Delivery(Message message, Address recipient, Instant at) implements Progress {
        @Override
        public EventType type() {
            return EventType.DELIVERY;
        }
    }

    record Open(Message message, Address recipient, Instant at) implements Progress {
        @Override
        public EventType type() {
            return EventType.OPEN;
        }
    }

    record Click(Message message, Address recipient, Instant at) implements Progress {
        @Override
        public EventType type() {
            return EventType.CLICK;
        }
    }

    /** SES found malware and did not send. */
    record Reject(Message message, Address recipient, Instant at, String reason)
            implements Progress {
        @Override
        public EventType type() {
            return EventType.REJECT;
        }
    }

    /** The template could not be filled in, so nothing was sent. */
    record RenderingFailure(
            Message message,
            Address recipient,
            Instant at,
            String templateName,
            String errorMessage)
            implements Progress {
        @Override
        public EventType type() {
            return EventType.RENDERING_FAILURE;
        }
    }

    /** The recipient changed what a contact list may send. */
    record Subscription(
            Message message, Address recipient, Instant at, String contactList, Change change)
            implements Progress {
        /** How the recipient wants it from then on. */
        public enum Change {
            OUT_OF_ALL,
            OUT_OF_SOME,
            IN
        }

        @Override
        public EventType type() {
            return EventType.SUBSCRIPTION;
        }
    }
}
