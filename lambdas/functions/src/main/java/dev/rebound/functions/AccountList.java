package dev.rebound.functions;

import dev.rebound.core.Address;

/**
 * SES's own suppression list of this account, on which SES puts an address after a hard bounce or a
 * complaint, whoever was at fault.
 */
public interface AccountList {
    /**
     * Takes an address off; one that is not on it stays off.
     *
     * @throws Busy when SES has had too many such requests
     */
    void remove(Address address);
}
