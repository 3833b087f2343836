package dev.rebound.rules;

/** Where a rule sends its events. */
public sealed interface Target {
    /** A workflow in {@code statemachines/}. */
    record StateMachine(String name) implements Target {}

    /** A function, called with the event. */
    record Lambda(String name) implements Target {}

    /** A queue, read in batches by the function of the same name. */
    record Queue(String name) implements Target {}

    /** Anything else that EventBridge can call; on one machine it is only noted. */
    record Arn(String arn) implements Target {}
}
