package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.database.DatabaseException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;

class LocalStorageTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void isOpenedAgainAtOnceAsOftenAsOneLikes() {
        for (int time = 0; time < 30; time++) LocalStorage.in(folder).close();
        try (Storage storage = LocalStorage.in(folder)) {
            assertThat(storage.quarantine().list()).isEmpty();
        }
    }

    @Test
    void belongsToOneProcessAtATime() {
        try (Storage storage = LocalStorage.in(folder)) {
            assertThat(storage.clock()).isEmpty();
            assertThatThrownBy(() -> LocalStorage.in(folder))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageEndingWith("another rebound is using it");
        }
    }

    @Test
    void itsClockNeverRunsBack() {
        try (Storage storage = LocalStorage.in(folder)) {
            storage.clock(NOON);
            storage.clock(NOON.minusSeconds(1));
            assertThat(storage.clock()).contains(NOON);
        }
    }
}
