/** The command line: each command is a class, and none of them decides anything. */
package dev.rebound.local.cli;
