package dev.rebound.local.aws;

import dev.rebound.core.Address;
import dev.rebound.core.Adoption;
import dev.rebound.core.InvalidAddress;

import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestinationSummary;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The suppression list of an account's SES, by ListSuppressedDestinations. */
public final class SesList implements AutoCloseable {
    private static final int PAGE = 1000;

    private final SesV2Client client;

    public SesList(Access access) {
        client = access.client(SesV2Client.builder());
    }

    /**
     * @param since null for all
     * @param wrong told what is no address here, in one line
     */
    public Stream<Adoption> since(Instant since, Instant now, Consumer<String> wrong) {
        return client
                .listSuppressedDestinationsPaginator(r -> r.startDate(since).pageSize(PAGE))
                .stream()
                .flatMap(page -> page.suppressedDestinationSummaries().stream())
                .flatMap(entry -> adoption(entry, now, wrong));
    }

    private static Stream<Adoption> adoption(
            SuppressedDestinationSummary entry, Instant now, Consumer<String> wrong) {
        try {
            return Stream.of(
                    Adoption.ofSes(
                            Address.parse(entry.emailAddress()),
                            entry.reason() == SuppressionListReason.COMPLAINT,
                            Optional.ofNullable(entry.lastUpdateTime()),
                            now));
        } catch (InvalidAddress fault) {
            wrong.accept(fault.getMessage());
            return Stream.empty();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
