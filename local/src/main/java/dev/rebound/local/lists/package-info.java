/** Suppression lists as files, Rebound's own and those of others. */
package dev.rebound.local.lists;
