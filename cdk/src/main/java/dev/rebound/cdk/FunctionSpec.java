package dev.rebound.cdk;

import static dev.rebound.cdk.Access.ANNOUNCE;
import static dev.rebound.cdk.Access.ASK_SES;
import static dev.rebound.cdk.Access.BODIES;
import static dev.rebound.cdk.Access.ONCE;
import static dev.rebound.cdk.Access.READ;
import static dev.rebound.cdk.Access.READ_HOUR;
import static dev.rebound.cdk.Access.READ_MANY;
import static dev.rebound.cdk.Access.SEND;
import static dev.rebound.cdk.Access.UNLIST;
import static dev.rebound.cdk.Access.WRITE;

import software.amazon.awscdk.services.lambda.Function;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One function: its name in rules and workflows, who calls it, what it needs.
 *
 * <p>A thousand megabytes are a bit more than half a CPU: signing, TLS and JSON take half as long
 * as with five hundred, and cost the same. {@code audit} waits for SES most of its time and gets
 * less. Thirty seconds are what workflows wait for; {@code send} has up to fifty recipients to go
 * through, {@code audit} asks one question a second.
 *
 * @param code the package of its class
 * @param memory in MB
 * @param timeout in seconds
 * @param concurrency reserved: SES takes one request a second about its list, and of two audits at
 *     a time one is too many
 */
record FunctionSpec(
        String name,
        String code,
        Caller caller,
        int memory,
        int timeout,
        OptionalInt concurrency,
        Set<Access> access) {

    enum Caller {
        WORKFLOW,
        APPLICATION,
        RULE,
        QUEUE
    }

    private static final String FUNCTIONS = "dev.rebound.functions";

    /** Those of {@code lambdas/functions}. */
    static final List<FunctionSpec> ALL =
            List.of(
                    task("askAgain", ONCE, READ, WRITE, BODIES),
                    task("checkOutcome", ONCE, READ, READ_MANY, WRITE, ANNOUNCE),
                    task("decide", ONCE, READ, WRITE, BODIES),
                    task("doubt", ONCE, READ, WRITE, ANNOUNCE),
                    task("hold", ONCE, READ, WRITE, ANNOUNCE),
                    task("lift", ONCE, READ, WRITE, ANNOUNCE),
                    task("release", ONCE, READ, WRITE),
                    task("resend", ONCE, READ, READ_MANY, WRITE, BODIES, SEND, ANNOUNCE),
                    task("suppress", ONCE, READ, WRITE, ANNOUNCE),
                    task("unlist", ONCE, READ, WRITE, UNLIST).alone(),
                    task("watch", ONCE, WRITE),
                    new FunctionSpec(
                            "send",
                            FUNCTIONS,
                            Caller.APPLICATION,
                            1024,
                            60,
                            OptionalInt.empty(),
                            Set.of(ONCE, READ, READ_MANY, WRITE, BODIES, SEND, UNLIST)),
                    new FunctionSpec(
                                    "audit",
                                    FUNCTIONS,
                                    Caller.RULE,
                                    512,
                                    900,
                                    OptionalInt.empty(),
                                    Set.of(
                                            ONCE, READ, READ_MANY, READ_HOUR, BODIES, ASK_SES,
                                            ANNOUNCE))
                            .alone(),
                    new FunctionSpec(
                            "putInQuarantine",
                            FUNCTIONS,
                            Caller.RULE,
                            1024,
                            30,
                            OptionalInt.empty(),
                            Set.of(WRITE, ANNOUNCE)),
                    new FunctionSpec(
                            "track",
                            FUNCTIONS,
                            Caller.QUEUE,
                            1024,
                            30,
                            OptionalInt.empty(),
                            Set.of(ONCE, READ, WRITE, ANNOUNCE)));

    private static FunctionSpec task(String name, Access... access) {
        return new FunctionSpec(
                name, FUNCTIONS, Caller.WORKFLOW, 1024, 30, OptionalInt.empty(), Set.of(access));
    }

    private FunctionSpec alone() {
        return new FunctionSpec(name, code, caller, memory, timeout, OptionalInt.of(1), access);
    }

    /** The class that Lambda calls. */
    String handler() {
        return code
                + "."
                + name.substring(0, 1).toUpperCase()
                + name.substring(1)
                + "::handleRequest";
    }

    void grant(Function function, Access.Surroundings around) {
        access.stream().sorted().forEach(one -> function.addToRolePolicy(one.in(around)));
    }

    /** Those that a rule may name as its lambda. */
    static Set<String> targets() {
        return names(caller -> caller == Caller.RULE);
    }

    /** Those that read a queue of their own name. */
    static Set<String> queues() {
        return names(caller -> caller == Caller.QUEUE);
    }

    /** Those that a workflow may call. */
    static Set<String> tasks() {
        return names(caller -> caller != Caller.QUEUE);
    }

    private static Set<String> names(Predicate<Caller> wanted) {
        return ALL.stream()
                .filter(one -> wanted.test(one.caller))
                .map(FunctionSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
