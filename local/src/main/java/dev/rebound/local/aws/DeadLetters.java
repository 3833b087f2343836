package dev.rebound.local.aws;

import dev.rebound.local.aws.DeadLetter.GivenUp;
import dev.rebound.local.aws.DeadLetter.Strange;
import dev.rebound.local.aws.DeadLetter.Undelivered;
import dev.rebound.local.aws.DeadLetter.Unhandled;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the messages of a stack's queues of dead letters to where they were meant to go. A message
 * is deleted when its target has taken it; what nobody understands stays.
 */
public final class DeadLetters implements AutoCloseable {
    private final List<String> urls;
    private final boolean dryRun;
    private final SfnClient workflows;
    private final LambdaClient lambda;
    private final SqsClient queues;
    private final Targets targets;

    /**
     * @param dryRun only tells what it would do
     */
    public DeadLetters(StackRecords stack, boolean dryRun) {
        this.urls = stack.stack().outputs("DeadLetterQueues");
        this.dryRun = dryRun;
        workflows = stack.access().client(SfnClient.builder());
        lambda = stack.access().client(LambdaClient.builder());
        queues = stack.access().client(SqsClient.builder());
        targets = new Targets(workflows, lambda, queues, stack.stack().outputs("Functions"));
    }

    public List<Redriven> redrive() {
        return urls.stream()
                .flatMap(url -> redrive(new DeadLetterQueue(queues, url)).stream())
                .toList();
    }

    /** A message, what became of it, and whether it is out of the queue. */
    private record Handled(Message message, DeadLetter letter, Redriven redriven, boolean gone) {
        boolean isGivenUp() {
            return letter instanceof GivenUp;
        }

        Redriven unless(Optional<String> fault, DeadLetterQueue queue) {
            return fault.filter(_ -> isGivenUp())
                    .map(why -> Redriven.stays(what(letter), which(queue, message), why))
                    .orElse(redriven);
        }
    }

    private static String which(DeadLetterQueue queue, Message message) {
        return queue + ", message " + message.messageId();
    }

    private List<Redriven> redrive(DeadLetterQueue queue) {
        List<Handled> all = new ArrayList<>();
        queue.forEach(some -> all.addAll(Parallel.map(some, message -> handle(queue, message))));
        List<Message> left = all.stream().filter(h -> !h.gone()).map(Handled::message).toList();
        Parallel.map(left, message -> giveBack(queue, message));
        Optional<String> fault = moveBack(queue, all);
        return all.stream().map(each -> each.unless(fault, queue)).toList();
    }

    /** Why SQS does not move back what queues have given up; it does when there is nothing. */
    private Optional<String> moveBack(DeadLetterQueue queue, List<Handled> all) {
        if (dryRun || all.stream().noneMatch(Handled::isGivenUp)) return Optional.empty();
        try {
            queue.moveBack();
            return Optional.empty();
        } catch (AwsServiceException refused) {
            return Optional.of(Trouble.advice(refused));
        }
    }

    private static Message giveBack(DeadLetterQueue queue, Message message) {
        queue.giveBack(message);
        return message;
    }

    private Handled handle(DeadLetterQueue queue, Message message) {
        DeadLetter letter = DeadLetter.of(message);
        String which = which(queue, message);
        try {
            Redriven redriven = redrive(letter, which);
            boolean gone = !dryRun && redriven.stays().isEmpty() && !(letter instanceof GivenUp);
            if (gone) queue.delete(message);
            return new Handled(message, letter, redriven, gone);
        } catch (AwsServiceException refused) {
            Redriven stays = Redriven.stays(what(letter), which, Trouble.advice(refused));
            return new Handled(message, letter, stays, false);
        }
    }

    private Redriven redrive(DeadLetter letter, String which) {
        return switch (letter) {
            case Undelivered(String _, String target, String _) when !Targets.areServed(target) ->
                    Redriven.stays(what(letter), which, "nothing here can deliver to " + target);
            case Undelivered(String _, String target, String event) -> {
                if (!dryRun) targets.deliver(target, event);
                yield Redriven.to(what(letter), "to " + Names.of(target));
            }
            case Unhandled(String function, String payload) -> {
                if (!dryRun) targets.invoke(function, payload);
                yield Redriven.to(what(letter), "to " + Names.of(function));
            }
            case GivenUp(String source) -> Redriven.to(what(letter), "back to " + Names.of(source));
            case Strange() -> Redriven.stays(what(letter), which, "nobody knows what it is");
        };
    }

    private static String what(DeadLetter letter) {
        return switch (letter) {
            case Undelivered(String rule, String _, String _) ->
                    "event for rule " + Names.last(rule);
            case Unhandled(String function, String _) -> "invocation of " + Names.of(function);
            case GivenUp(String source) -> "message of " + Names.of(source);
            case Strange() -> "message";
        };
    }

    @Override
    public void close() {
        workflows.close();
        lambda.close();
        queues.close();
    }
}
