/** How functions live in Lambda: what operators see of them, and what a snapshot of them holds. */
package dev.rebound.runtime;
