/** The stack: one construct for each part of the architecture. */
package dev.rebound.cdk;
