package dev.rebound.functions;

/**
 * Where mails lie that are too large for the ledger's table, for as long as the outbox keeps them.
 */
public interface Bodies {
    void put(String name, byte[] body);

    /**
     * @throws RuntimeException when there is none of that name
     */
    byte[] get(String name);
}
