package dev.rebound.functions;

import dev.rebound.core.Address;

import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/**
 * {@link AccountList} by DeleteSuppressedDestination. SES allows one such request a second; beyond
 * that it throttles, and the workflow tries again.
 */
public final class SesAccountList implements AccountList {
    private final SesV2Client client;

    public SesAccountList(SesV2Client client) {
        this.client = client;
    }

    @Override
    public void remove(Address address) {
        try {
            client.deleteSuppressedDestination(r -> r.emailAddress(address.value()));
        } catch (NotFoundException itIsOffAlready) {
            return;
        } catch (TooManyRequestsException throttled) {
            throw new Busy("SES has had too many requests about its list", throttled);
        }
    }
}
