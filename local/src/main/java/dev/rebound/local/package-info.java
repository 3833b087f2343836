/**
 * The same rules, workflows and handlers on one machine: an event bus with AWS's own rule engine, a
 * runner for the workflows, a DynamoDB, a clock that jumps, and the command line over them.
 */
package dev.rebound.local;
