package dev.rebound.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Programs of Python's package index, in an environment of their own. */
public final class Python implements Program.Installer {
    private final String requirements;
    private final Path home;

    /**
     * @param requirements as pip takes them, with their versions
     * @param home where they are or will be installed
     */
    public Python(String requirements, Path home) {
        this.requirements = requirements;
        this.home = home.toAbsolutePath();
    }

    @Override
    public synchronized Path installed() throws IOException, InterruptedException {
        Path done = home.resolve("requirements.txt");
        if (Files.exists(done) && Files.readString(done).equals(requirements)) return home;
        Program.run(Map.of(), "python3", "-m", "venv", "--clear", home.toString());
        Path wanted = Files.writeString(home.resolve("wanted.txt"), requirements);
        String pip = home.resolve("bin/pip").toString();
        Program.run(Map.of(), pip, "install", "--quiet", "--requirement", wanted.toString());
        Files.move(wanted, done);
        return home;
    }
}
