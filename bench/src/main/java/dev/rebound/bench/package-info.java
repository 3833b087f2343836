/** How fast it is: started by {@code bench/run}, never by the normal build. */
package dev.rebound.bench;
