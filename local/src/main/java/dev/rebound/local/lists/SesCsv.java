package dev.rebound.local.lists;

import dev.rebound.core.Address;
import dev.rebound.core.Adoption;
import dev.rebound.core.Suppression.Ground;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * SES's account-level suppression list: {@code emailAddress,reason} as CreateImportJob takes it
 * (SES API v2, "SuppressionListDestination"), with {@code lastUpdateTime} as
 * ListSuppressedDestinations tells it; a header may be left out.
 */
final class SesCsv {
    static final List<String> COLUMNS = List.of("emailaddress", "reason", "lastupdatetime");

    private static final String COMPLAINT = "COMPLAINT";
    private static final String BOUNCE = "BOUNCE";

    private SesCsv() {}

    static boolean isMeant(List<String> columns) {
        return columns.contains("emailaddress") && columns.contains("reason");
    }

    static Adoption read(Row row, Instant now) {
        String reason = row.text("reason");
        if (!List.of(BOUNCE, COMPLAINT).contains(reason))
            throw new IllegalArgumentException(
                    "reason \"" + reason + "\" is neither BOUNCE nor COMPLAINT");
        return Adoption.ofSes(
                Address.parse(row.text("emailaddress")),
                reason.equals(COMPLAINT),
                row.time("lastupdatetime"),
                now);
    }

    /** SES's word for a ground, where it has one. */
    static Optional<String> reason(Ground ground) {
        return switch (ground) {
            case COMPLAINT -> Optional.of(COMPLAINT);
            case DEAD_ADDRESS -> Optional.of(BOUNCE);
            case BY_HAND, UNSUBSCRIBED, PAUSE -> Optional.empty();
        };
    }
}
