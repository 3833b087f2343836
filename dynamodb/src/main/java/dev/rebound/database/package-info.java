/** Sorted maps that outlive a killed process, in one file, over H2's MVStore. */
package dev.rebound.database;
