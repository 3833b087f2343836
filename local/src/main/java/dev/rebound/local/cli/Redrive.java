package dev.rebound.local.cli;

import dev.rebound.local.aws.DeadLetters;
import dev.rebound.local.aws.FailedExecutions;
import dev.rebound.local.aws.Redriven;
import dev.rebound.local.aws.StackRecords;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Lets go on what failed in a deployed stack, when its cause is mended.",
            "",
            "Executions go on from where they failed, up to 14 days later. The event of each lies in"
                    + " quarantine for as long as nobody has settled it, and is taken out as the"
                    + " execution goes on. Where it lies there no more, it was replayed or removed,"
                    + " and the execution is left alone, so that no event is played twice.",
            "",
            "Dead letters go to the targets they were meant for: undelivered events to the rule's"
                    + " target, failed invocations to their function, given-up messages back to"
                    + " their queue. Each is deleted when its target has it. What nobody"
                    + " understands stays, is named, and makes the exit code 3."
        })
final class Redrive implements Callable<Integer> {
    private static final String ROW = "%8s  %-40s %s%n";

    @Mixin private Where where;

    @Option(names = "--dry-run", description = "Only tell what would be done.")
    private boolean dryRun;

    @Option(names = "--all", description = "Also executions whose events are not in quarantine.")
    private boolean all;

    @Override
    public Integer call() {
        try (StackRecords stack = where.stack()) {
            List<Redriven> redriven = new ArrayList<>();
            try (FailedExecutions executions = new FailedExecutions(stack, all, dryRun)) {
                redriven.addAll(executions.redrive());
            }
            try (DeadLetters letters = new DeadLetters(stack, dryRun)) {
                redriven.addAll(letters.redrive());
            }
            print(redriven);
            System.out.printf(
                    "%d in quarantine: ./rebound quarantine list%s%n",
                    stack.quarantine().list().size(), where);
            boolean isAll = redriven.stream().allMatch(each -> each.stays().isEmpty());
            return isAll ? ExitCode.OK : Main.QUARANTINED;
        }
    }

    private record Kind(String what, String where) {}

    private void print(List<Redriven> redriven) {
        if (redriven.isEmpty()) System.out.println("Nothing has failed.");
        else System.out.printf(ROW, "HOW MANY", "WHAT", dryRun ? "WOULD GO" : "WENT");
        redriven.stream()
                .collect(
                        Collectors.groupingBy(
                                each -> new Kind(each.what(), each.where()),
                                () ->
                                        new TreeMap<>(
                                                Comparator.comparing(Kind::what)
                                                        .thenComparing(Kind::where)),
                                Collectors.counting()))
                .forEach((kind, many) -> System.out.printf(ROW, many, kind.what(), kind.where()));
        redriven.forEach(
                each -> each.stays().ifPresent(why -> System.err.println("rebound: " + why)));
    }
}
