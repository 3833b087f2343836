package dev.rebound.bench;

import dev.rebound.core.Address;
import dev.rebound.core.Bounce;
import dev.rebound.core.Dsn;
import dev.rebound.core.Message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bounces to measure with: only what SES and the remote server said of them differs. */
final class Bounces {
    private static final String REPORTER = "dns; a7-12.smtp-out.eu-west-1.amazonses.com";
    private static final Address ANA = Address.parse("ana@example.test");
    private static final Message MESSAGE =
            new Message("m-1", Optional.of(Instant.EPOCH), List.of(ANA.value()));

    private Bounces() {}

    /** With the status that SES fills in when it found none, so that the line itself must tell. */
    static Bounce saying(String line) {
        return of("Permanent", "General", "5.0.0", line);
    }

    static Bounce of(String type, String subType, String status, String line) {
        Dsn dsn = new Dsn("failed", status, line, REPORTER);
        return new Bounce(MESSAGE, ANA, Instant.EPOCH, Optional.of("f-1"), type, subType, dsn);
    }
}
