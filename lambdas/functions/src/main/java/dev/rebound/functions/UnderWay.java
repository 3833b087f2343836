package dev.rebound.functions;

import dev.rebound.core.RecipientHash;

/**
 * Another attempt at the same effect has not ended yet; workflows wait for it by the name of this
 * class.
 */
public final class UnderWay extends RuntimeException {
    public UnderWay(String key) {
        super("another attempt is under way: " + RecipientHash.hideIn(key));
    }
}
