package dev.rebound.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of Rust's package registry, built in a folder of its own: without optimisation, which
 * would take minutes.
 */
final class Cargo implements Program.Installer {
    private final List<String> crate;
    private final Path home;

    /**
     * @param crate what {@code cargo install} is told of it
     */
    Cargo(Path home, String... crate) {
        this.crate = List.of(crate);
        this.home = home.toAbsolutePath();
    }

    @Override
    public synchronized Path installed() throws IOException, InterruptedException {
        Path done = home.resolve("crate.txt");
        String wanted = String.join(" ", crate);
        if (Files.exists(done) && Files.readString(done).equals(wanted)) return home;
        List<String> install = new ArrayList<>(List.of("cargo", "install", "--quiet", "--debug"));
        install.addAll(List.of("--root", home.toString()));
        install.addAll(crate);
        Program.run(Map.of(), install.toArray(String[]::new));
        Files.writeString(done, wanted);
        return home;
    }
}
