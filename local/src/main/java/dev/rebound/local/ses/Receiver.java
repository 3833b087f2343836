package dev.rebound.local.ses;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a mailbox, and the server before it, take mail. */
public interface Receiver {
    /**
     * The server's answer to one of SES's tries.
     *
     * @param first when SES tried this message for the first time
     */
    Reply reply(Instant at, Instant first);

    /** What follows when the server took a message. */
    default List<Aftermath> aftermath() {
        return List.of();
    }

    /** Whether somebody could read there then, whatever the server answers. */
    default boolean isLiving(Instant at) {
        return true;
    }

    /** Whether the server speaks for the mailbox, and not of troubles of its own. */
    default boolean isInOrder(Instant at) {
        return true;
    }

    /** Whether the person behind it complains about mail. */
    default boolean complains() {
        return aftermath().stream().anyMatch(each -> each instanceof Aftermath.Complaint);
    }

    /** What a server says. */
    sealed interface Reply {
        record Accepted() implements Reply {}

        /**
         * Try later; this is what SES reports when it has given up.
         *
         * @param delayType SES's word in {@code deliveryDelay}
         * @param subType SES's word in the bounce that comes in the end
         * @param status the enhanced status code
         * @param text the server's line, as {@code diagnosticCode} has it
         */
        record Later(String delayType, String subType, String status, String text)
                implements Reply {}

        /**
         * Never.
         *
         * @param listed whether SES puts the address on the account's own list
         */
        record Never(String type, String subType, String status, String text, boolean listed)
                implements Reply {}
    }

    /** What happens to a message behind the server that took it. */
    sealed interface Aftermath {
        /** So long after it was taken. */
        Duration after();

        /** The server finds nobody after all, so that the message is lost. */
        record LateBounce(Duration after, String status, String text) implements Aftermath {}

        /** A copy that was forwarded comes back; the message itself stays where it is. */
        record ForwardBounce(Duration after, String status, String text) implements Aftermath {}

        /** As "out of office": SES reports it as a bounce without a report. */
        record AutoReply(Duration after) implements Aftermath {}

        /**
         * @param feedbackType RFC 5965
         */
        record Complaint(Duration after, String feedbackType) implements Aftermath {}

        record Open(Duration after) implements Aftermath {}
    }
}
