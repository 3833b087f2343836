package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.functions.Outbox;
import dev.rebound.mail.Mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoOutboxTest extends OutboxContract {
    @RegisterExtension private static final OnDisk DISK = new OnDisk();

    @Override
    Outbox outbox() {
        return DISK.storage().outbox();
    }

    @Test
    void onlyALargeMailLiesBesideTheTable() {
        Mail small = Mails.mail(99_000);
        Mail large = Mails.mail(101_000);
        outbox().keep(small);
        outbox().keep(large);
        assertThat(DISK.folder().resolve("outbox").resolve(small.id())).doesNotExist();
        assertThat(DISK.folder().resolve("outbox").resolve(large.id()))
                .content()
                .contains(large.key());
    }
}
