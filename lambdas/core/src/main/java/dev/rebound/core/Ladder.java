package dev.rebound.core;

import dev.rebound.core.Suppression.Ground;

import java.time.Duration;
import java.util.List;

/**
 * What follows from the first, second, … strike of one kind; the last step is for all later ones.
 *
 * @param name the policy's name in decisions
 * @param noun what is counted
 * @param window strikes further apart than this do not add up
 * @param apart strikes nearer to each other than this count as one: a batch of mail to a full
 *     mailbox is one occasion
 * @param forgiving whether a later delivery or open makes all before it count no more
 * @param ground why an address is suppressed that has come to the end
 */
public record Ladder(
        String name,
        String noun,
        Duration window,
        Duration apart,
        boolean forgiving,
        Ground ground,
        List<Step> steps) {

    /** What follows. */
    public sealed interface Step {
        /** Nothing but that it is remembered. */
        record Note() implements Step {}

        /** The message is sent again after the wait. */
        record Resend(Duration after) implements Step {}

        /** The address is suppressed for a while. */
        record Pause(Duration pause) implements Step {}

        /** The address is suppressed for good. */
        record ForGood() implements Step {}
    }

    Step step(int height) {
        return steps.get(Math.min(height, steps.size()) - 1);
    }

    /** The end of the sentence that explains a step. */
    String because(int height) {
        String count = height + " " + noun + (height == 1 ? "" : "s") + " in " + Phrases.of(window);
        return switch (step(height)) {
            case Step.Note _ -> "suppressed only if named again.";
            case Step.Resend(Duration after) ->
                    Phrases.ordinal(height)
                            + " "
                            + noun
                            + " in "
                            + Phrases.of(window)
                            + ", trying again in "
                            + Phrases.of(after)
                            + ".";
            case Step.Pause(Duration pause) when height > 1 ->
                    count + ", suppressed for " + Phrases.of(pause) + ".";
            case Step.Pause(Duration pause) ->
                    "suppressed for " + Phrases.of(pause) + whatThen(height) + ".";
            case Step.ForGood _ when height > 1 -> count + ", so suppressed for good.";
            case Step.ForGood _ -> "suppressed for good.";
        };
    }

    private String whatThen(int height) {
        return step(height + 1) instanceof Step.ForGood
                ? ", and for good if it happens again"
                : ", then it may be tried again";
    }
}
