/**
 * Mail to a made-up population over days of virtual time, through the whole system, and what really
 * became of it.
 */
package dev.rebound.local.simulation;
