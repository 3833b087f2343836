package dev.rebound.cdk;

import static dev.rebound.cdk.Access.ANNOUNCE;
import static dev.rebound.cdk.Access.ASK_SES;
import static dev.rebound.cdk.Access.GET;
import static dev.rebound.cdk.Access.GET_MANY;
import static dev.rebound.cdk.Access.ONCE;
import static dev.rebound.cdk.Access.PUT;
import static dev.rebound.cdk.Access.QUERY;
import static dev.rebound.cdk.Access.QUERY_HOUR;
import static dev.rebound.cdk.Access.READ_BODY;
import static dev.rebound.cdk.Access.SEND;
import static dev.rebound.cdk.Access.TAKE_IN;
import static dev.rebound.cdk.Access.UNLIST;
import static dev.rebound.cdk.Access.UPDATE;
import static dev.rebound.cdk.Access.WRITE_BODY;

import dev.rebound.cdk.FunctionSpec.Caller;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The functions of {@code lambdas/functions}, and what each may do.
 *
 * <p>A thousand megabytes are a bit more than half a CPU: signing, TLS and JSON take half as long
 * as with five hundred, and cost the same. {@code audit} waits for SES most of its time and gets
 * less. Thirty seconds are what workflows wait for; {@code send} has up to fifty recipients to go
 * through, {@code audit} asks one question a second.
 */
final class FunctionTable {
    private static final String FUNCTIONS = "dev.rebound.functions";

    static final List<FunctionSpec> ALL =
            List.of(
                    task("askAgain", ONCE, GET, QUERY, PUT),
                    task("checkOutcome", ONCE, GET, UPDATE, ANNOUNCE),
                    task("decide", ONCE, GET, QUERY, PUT, UPDATE),
                    task("doubt", ONCE, UPDATE, ANNOUNCE),
                    task("hold", ONCE, UPDATE, ANNOUNCE),
                    task("lift", ONCE, GET, GET_MANY, PUT, ANNOUNCE),
                    task("release", ONCE, QUERY, UPDATE),
                    task(
                            "resend", ONCE, GET, GET_MANY, QUERY, PUT, UPDATE, READ_BODY, SEND,
                            ANNOUNCE),
                    task("suppress", ONCE, GET_MANY, ANNOUNCE),
                    task("unlist", ONCE, GET_MANY, UNLIST).alone(),
                    task("watch", ONCE, UPDATE, ANNOUNCE),
                    called(
                            "send",
                            Caller.APPLICATION,
                            1024,
                            60,
                            ONCE,
                            GET,
                            GET_MANY,
                            QUERY,
                            PUT,
                            UPDATE,
                            READ_BODY,
                            WRITE_BODY,
                            SEND,
                            UNLIST),
                    called(
                                    "audit",
                                    Caller.RULE,
                                    512,
                                    900,
                                    ONCE,
                                    GET,
                                    GET_MANY,
                                    QUERY,
                                    QUERY_HOUR,
                                    READ_BODY,
                                    ASK_SES,
                                    TAKE_IN,
                                    ANNOUNCE)
                            .alone(),
                    called("putInQuarantine", Caller.RULE, 1024, 30, QUERY, PUT, ANNOUNCE),
                    called("track", Caller.QUEUE, 1024, 30, ONCE, GET, PUT, UPDATE, ANNOUNCE));

    private FunctionTable() {}

    private static FunctionSpec task(String name, Access... access) {
        return called(name, Caller.WORKFLOW, 1024, 30, access);
    }

    private static FunctionSpec called(
            String name, Caller caller, int memory, int timeout, Access... access) {
        return new FunctionSpec(
                name, FUNCTIONS, caller, memory, timeout, OptionalInt.empty(), Set.of(access));
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
                .filter(one -> wanted.test(one.caller()))
                .map(FunctionSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
