package dev.rebound.intake;

import java.util.Map;

/**
 * What SES writes to a topic when it is connected to it: a text for event publishing, an object for
 * notifications about an identity. Neither is documented.
 */
final class Greetings {
    private Greetings() {}

    static boolean contain(String text) {
        return text.strip()
                .equals("Successfully validated SNS topic for Amazon SES event publishing.");
    }

    static boolean contain(Map<String, Object> object) {
        return "AmazonSnsSubscriptionSucceeded".equals(object.get("notificationType"));
    }
}
