package dev.rebound.cdk.emulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.engines.MiniStack;
import dev.rebound.engines.Python;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/** What keeps an emulator from running is told in one line. */
@Tag("emulator")
class TroubleTest {
    @TempDir private Path folder;

    @Test
    void whatPipRefuses() {
        Python python = new Python("rebound-of-no-such-name==1.5.33\n", folder.resolve("python"));
        assertThatThrownBy(python::installed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(".*pip install.* failed: .*rebound-of-no-such-name==1.5.33");
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> MiniStack.start(Map.of(), port).close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching(
                            "MiniStack does not start on port " + port + ": .*in use.*");
        }
    }
}
