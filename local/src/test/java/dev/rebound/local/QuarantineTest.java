package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.functions.Quarantine;
import dev.rebound.functions.Quarantine.Item;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

@Tag("slow")
class QuarantineTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir private Path folder;

    private Storage storage(String kind) {
        return kind.equals("disk") ? LocalStorage.in(folder) : Storage.inMemory();
    }

    private static Item junk(int size, Instant at) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return Item.of(at, "file:" + size, "no JSON", content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "memory"})
    void keepsInputWholeHoweverLarge(String kind) {
        try (Storage storage = storage(kind)) {
            Quarantine quarantine = storage.quarantine();
            for (int size : List.of(0, 1, 300_000, 1_500_000)) {
                Item item = junk(size, NOON);
                quarantine.keep(item);
                Item kept = quarantine.find(item.id()).orElseThrow();
                assertThat(kept.content()).isEqualTo(item.content());
                assertThat(List.of(kept.at(), kept.origin(), kept.because()))
                        .isEqualTo(List.of(item.at(), item.origin(), item.because()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "memory"})
    void listsOldestFirstAndEachFaultOnce(String kind) {
        try (Storage storage = storage(kind)) {
            Quarantine quarantine = storage.quarantine();
            Item late = junk(10, NOON.plusSeconds(1));
            Item early = junk(20, NOON);
            for (Item item : List.of(early, late, early)) quarantine.keep(item);
            assertThat(quarantine.list())
                    .extracting(Item::id)
                    .containsExactly(early.id(), late.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "memory"})
    void forgetsWhatIsReleased(String kind) {
        try (Storage storage = storage(kind)) {
            Item item = junk(700_000, NOON);
            storage.quarantine().keep(item);
            storage.quarantine().release(item);
            assertThat(storage.quarantine().list()).isEmpty();
        }
    }
}
