/**
 * Takes in what does not reach the event bus by itself, and puts it there: the same SES events from
 * another account or Region, or from SNS.
 */
package dev.rebound.intake;
