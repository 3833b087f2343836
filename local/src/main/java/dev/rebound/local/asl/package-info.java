/**
 * Runs the part of Amazon States Language, in JSONata mode, that the workflows use. A definition
 * that asks for more is refused when it is read. {@link dev.rebound.local.asl.StateMachine#parse}
 * reads one, {@link dev.rebound.local.asl.Execution} runs it.
 *
 * <p>A Task's own TimeoutSeconds are checked but not enforced: calls are synchronous. Those of the
 * whole machine are enforced.
 */
package dev.rebound.local.asl;
