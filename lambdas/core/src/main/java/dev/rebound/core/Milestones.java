package dev.rebound.core;

import dev.rebound.core.Progress.Click;
import dev.rebound.core.Progress.Delivery;
import dev.rebound.core.Progress.Open;
import dev.rebound.core.Progress.Reject;
import dev.rebound.core.Progress.RenderingFailure;
import dev.rebound.core.Progress.Send;
import dev.rebound.core.Progress.Subscription;
import dev.rebound.core.Progress.Subscription.Change;
import dev.rebound.core.RecipientHistory.Mark;

import java.util.Optional;

/** What is noted of a message on its way; none of it is held against the address. */
final class Milestones {
    private Milestones() {}

    static Judgement judge(Progress progress, RecipientHistory history, Policy policy) {
        Ruling ruling = Ruling.on(Occasion.of(progress), verdict(progress), history, policy);
        return switch (progress) {
            case Send _ -> note(ruling.reported(Status.SENT), "SES accepted the message.");
            case Delivery _ ->
                    note(
                            ruling.reported(Status.DELIVERED)
                                    .reached()
                                    .signed(Traffic.Sign.DELIVERED),
                            "The receiving server accepted the message.");
            case Open open ->
                    note(
                            ruling.reported(Status.OPENED).reached(),
                            who(open) + " opened the message.");
            case Click click ->
                    note(
                            ruling.reported(Status.CLICKED).reached(),
                            who(click) + " followed a link in the message.");
            case Subscription subscription -> subscription(subscription, ruling);
            case Reject _ ->
                    held(ruling, "SES refused to send; mend the message, the address is fine.");
            case RenderingFailure failure ->
                    held(
                            ruling,
                            "template \""
                                    + failure.templateName()
                                    + "\" could not be filled in, so nothing was sent.");
        };
    }

    private static Optional<Verdict> verdict(Progress progress) {
        return switch (progress) {
            case Reject reject ->
                    Optional.of(
                            Verdict.of(Reason.CONTENT_REJECTED, reject.reason())
                                    .saidBy(Verdict.SES));
            case RenderingFailure failure ->
                    Optional.of(
                            Verdict.of(Reason.MALFORMED_MESSAGE, failure.errorMessage())
                                    .saidBy(Verdict.SES));
            case Subscription subscription when subscription.change() != Change.IN ->
                    Optional.of(Verdict.of(Reason.UNSUBSCRIBED, "").saidBy(Verdict.SES));
            case Subscription _, Send _, Delivery _, Open _, Click _ -> Optional.empty();
        };
    }

    private static Judgement subscription(Subscription subscription, Ruling ruling) {
        String list = "list \"" + subscription.contactList() + "\" was ";
        return switch (subscription.change()) {
            case OUT_OF_ALL ->
                    note(
                            ruling.reported(Status.UNSUBSCRIBED).marked(Mark.OPTED_OUT),
                            list + "left altogether; no more marketing mail.");
            case OUT_OF_SOME ->
                    note(
                            ruling.reported(Status.UNSUBSCRIBED),
                            list + "changed; other mail is not affected.");
            case IN ->
                    note(
                            ruling.marked(Mark.OPTED_IN),
                            list + "changed; other mail is not affected.");
        };
    }

    private static Judgement note(Ruling ruling, String sentence) {
        return ruling.leave("lifecycle", sentence);
    }

    private static Judgement held(Ruling ruling, String sentence) {
        return ruling.reported(Status.NOT_SENT).hold("mend-the-message", sentence);
    }

    private static String who(Progress progress) {
        return progress.recipient().isDisclosed() ? "The recipient" : "One of the recipients";
    }
}
