/** A deployed stack, seen from the command line. */
package dev.rebound.local.aws;
