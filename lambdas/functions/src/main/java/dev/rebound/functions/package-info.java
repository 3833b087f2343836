/**
 * The Lambda functions behind rules and workflows: one class for each state's word, plus the ports
 * they speak through and those ports' adapters to AWS.
 */
package dev.rebound.functions;
