package dev.rebound.intake;

import dev.rebound.core.Excerpt;
import dev.rebound.json.Unreadable;

import java.util.Map;

/** What SNS writes about a subscription itself: no feedback, and somebody must know. */
final class Confirmations {
    private Confirmations() {}

    /**
     * @throws Unreadable when this is one, saying what to do about it
     */
    static void refuse(Map<String, Object> sns) {
        String topic = Excerpt.of(String.valueOf(sns.get("TopicArn")));
        if ("SubscriptionConfirmation".equals(sns.get("Type")))
            throw new Unreadable(
                    "SNS asks whether " + topic + " may send: if so, open the SubscribeURL in it");
        if ("UnsubscribeConfirmation".equals(sns.get("Type")))
            throw new Unreadable(
                    "SNS tells that "
                            + topic
                            + " sends no more: if it should, open the SubscribeURL in it");
    }
}
