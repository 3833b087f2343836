/** The files of {@code rules/}: read and checked once, for the laptop and for the stack. */
package dev.rebound.rules;
