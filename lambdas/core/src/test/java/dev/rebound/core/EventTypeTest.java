package dev.rebound.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeTest {
    @ParameterizedTest
    @CsvSource({
        "Send,Email Sent",
        "Delivery,Email Delivered",
        "Bounce,Email Bounced",
        "Complaint,Email Complaint Received",
        "Reject,Email Rejected",
        "Open,Email Opened",
        "Click,Email Clicked",
        "Rendering Failure,Email Rendering Failed",
        "DeliveryDelay,Email Delivery Delayed",
        "Subscription,Email Subscribed"
    })
    void isSpelledInTwoWays(String sesName, String detailType) {
        assertThat(EventType.ofSesName(sesName))
                .isPresent()
                .isEqualTo(EventType.ofDetailType(detailType));
    }
}
