/**
 * A stand-in for Amazon SES: takes mail, has it received by mailboxes that behave as programmed,
 * and publishes events about it, on the virtual clock.
 */
package dev.rebound.local.ses;
