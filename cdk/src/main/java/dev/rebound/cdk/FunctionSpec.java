package dev.rebound.cdk;

import software.amazon.awscdk.services.lambda.Function;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One function: its name in rules and workflows, who calls it, what it needs.
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

    /** No two of it run at a time. */
    FunctionSpec alone() {
        return new FunctionSpec(name, code, caller, memory, timeout, OptionalInt.of(1), access);
    }

    /** Null where all may run at a time that the account allows. */
    Integer reserved(Settings settings) {
        return settings.reservedConcurrency() && concurrency.isPresent()
                ? concurrency.getAsInt()
                : null;
    }

    /**
     * The class that Lambda calls. By itself, for a method that is named too is looked up by
     * reflection: neither may it be inherited from a class that nobody sees, nor is it known what
     * it takes.
     */
    String handler() {
        return code + "." + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    void grant(Function function, Surroundings around) {
        access.stream().sorted().forEach(one -> function.addToRolePolicy(one.in(around)));
    }
}
