package dev.rebound.core;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ten kinds of event that SES publishes, with the two spellings that reach Rebound: in the
 * event itself and as EventBridge {@code detail-type} (Amazon SES Developer Guide, "Monitoring SES
 * events using Amazon EventBridge").
 */
public enum EventType {
    SEND("Send", "Email Sent"),
    DELIVERY("Delivery", "Email Delivered"),
    BOUNCE("Bounce", "Email Bounced"),
    COMPLAINT("Complaint", "Email Complaint Received"),
    REJECT("Reject", "Email Rejected"),
    OPEN("Open", "Email Opened"),
    CLICK("Click", "Email Clicked"),
    RENDERING_FAILURE("Rendering Failure", "Email Rendering Failed"),
    DELIVERY_DELAY("DeliveryDelay", "Email Delivery Delayed"),
    SUBSCRIPTION("Subscription", "Email Subscribed");

    private final String sesName;
    private final String detailType;

    EventType(String sesName, String detailType) {
        this.sesName = sesName;
        this.detailType = detailType;
    }

    /** As in {@code eventType} and {@code notificationType}: "Rendering Failure". */
    public String sesName() {
        return sesName;
    }

    /** As in the EventBridge envelope: "Email Rendering Failed". */
    public String detailType() {
        return detailType;
    }

    public static Optional<EventType> ofSesName(String name) {
        return Stream.of(values()).filter(type -> type.sesName.equals(name)).findFirst();
    }

    public static Optional<EventType> ofDetailType(String name) {
        return Stream.of(values()).filter(type -> type.detailType.equals(name)).findFirst();
    }
}
