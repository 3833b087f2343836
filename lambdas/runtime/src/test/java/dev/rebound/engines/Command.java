package dev.rebound.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that was run to its end.
 *
 * @param output both streams
 */
public record Command(int exit, String output) {
    /**
     * @throws IllegalStateException when it takes longer than that; it is ended then
     */
    public static Command run(
            Path folder, Map<String, String> environment, Duration limit, List<String> words)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("command", ".log");
        try {
            ProcessBuilder command = new ProcessBuilder(words);
            command.environment().putAll(environment);
            command.directory(folder.toFile()).redirectErrorStream(true);
            Process process = command.redirectOutput(output.toFile()).start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(
                        String.join(" ", words) + " has not ended in " + limit);
            }
            return new Command(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** The last line that says something. */
    public String lastLine() {
        return output.lines().filter(line -> !line.isBlank()).reduce("", (_, last) -> last);
    }
}
