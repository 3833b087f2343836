/** Finding many phrases in one text at once, in time that grows with the text alone. */
package dev.rebound.core.text;
