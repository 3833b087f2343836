/**
 * What Rebound knows and how it judges: feedback, verdict, policy, decision. Everything here is
 * pure. There is no clock, no input or output and no library: time comes in as an argument, and the
 * same arguments give the same answer.
 */
package dev.rebound.core;
