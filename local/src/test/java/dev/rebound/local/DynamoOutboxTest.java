package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.FILE;

import dev.rebound.functions.Outbox;
import dev.rebound.mail.Mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.File;

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
        File[] bodies = DISK.folder().resolve("outbox").toFile().listFiles();
        assertThat(bodies)
                .noneMatch(file -> file.getName().startsWith(small.id()))
                .filteredOn(file -> file.getName().startsWith(large.id()))
                .singleElement(FILE)
                .content()
                .contains(large.key());
    }
}
