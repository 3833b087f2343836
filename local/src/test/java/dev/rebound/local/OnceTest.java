package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.functions.Once;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.function.Supplier;

class OnceTest {
    @TempDir private Path folder;

    private Storage storage(String kind) {
        return kind.equals("disk") ? LocalStorage.in(folder) : Storage.inMemory();
    }

    private static Once.Done run(Once once, Supplier<String> effect) {
        return once.run("key", new LocalContext("function"), effect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "memory"})
    void givesTheFirstResultForEver(String kind) {
        try (Storage storage = storage(kind)) {
            assertThat(run(storage.once(), () -> "first")).isEqualTo(new Once.Done("first", false));
            assertThat(run(storage.once(), () -> "second")).isEqualTo(new Once.Done("first", true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk", "memory"})
    void hasNotRunWhatThrew(String kind) {
        IllegalStateException fault = new IllegalStateException("no");
        try (Storage storage = storage(kind)) {
            assertThatThrownBy(
                            () ->
                                    run(
                                            storage.once(),
                                            () -> {
                                                throw fault;
                                            }))
                    .isSameAs(fault);
            assertThat(run(storage.once(), () -> "second").before()).isFalse();
        }
    }
}
