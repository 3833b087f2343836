package dev.rebound.runtime;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;

import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine that a function's process sees. The code lies in a folder that is also the current
 * one; where Linux lets us have a mount namespace, nothing can be written but an empty {@code /tmp}
 * of the process's own, as in Lambda.
 */
public final class Sandbox {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * A shell's script: it shows the folder in its first argument at {@code /mnt}, lets only an
     * empty {@code /tmp} be written to, and runs the other arguments as a command.
     */
    private static final String CLOSE_ALL_BUT_TMP =
            "mount --bind \"$1\" /mnt && mount -o remount,bind,ro /mnt"
                    + " && mount -t tmpfs -o size=512m tmpfs /tmp"
                    + " && mount -o remount,bind,ro / && cd /mnt/task && shift && exec \"$@\"";

    private final Path folder;
    private final boolean closed;

    private Sandbox(Path folder, boolean closed) {
        this.folder = folder;
        this.closed = closed;
    }

    /**
     * @param zip the deployment package
     * @param folder empty
     */
    public static Sandbox of(Path zip, Path folder) throws IOException {
        LambdaZip.unpack(zip, Files.createDirectories(folder.resolve("task")));
        Path runtime = Files.createDirectories(folder.resolve("runtime"));
        for (Path jar : librariesOfLambda())
            Files.copy(jar, runtime.resolve(jar.getFileName().toString()));
        return new Sandbox(folder, canClose(folder));
    }

    /** Whether the kernel keeps a process from writing anywhere but to {@code /tmp}. */
    public boolean isClosed() {
        return closed;
    }

    /** The code as it lies there, to be the same afterwards. */
    public List<String> code() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("task"))) {
            List<String> all = new ArrayList<>();
            for (Path file : files.sorted().toList())
                all.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            return all;
        }
    }

    /** A process whose current folder is the code, with AWS's runtime client on its class path. */
    ProcessBuilder java(List<String> flags, String... arguments) throws IOException {
        Path seen = closed ? Path.of("/mnt") : folder;
        List<String> command = new ArrayList<>(closed ? closing(folder) : List.of());
        command.add(JAVA);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(seen.resolve("runtime"))));
        command.add(AWSLambda.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.directory(folder.resolve("task").toFile());
        return process;
    }

    private static String classPath(Path runtime) {
        return librariesOfLambda().stream()
                .map(jar -> runtime.resolve(jar.getFileName()).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What Lambda has on its class path before any function's code. */
    private static List<Path> librariesOfLambda() {
        return Stream.of(
                        AWSLambda.class,
                        PojoSerializer.class,
                        RequestHandler.class,
                        SdkInternalThreadLocal.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
                .map(url -> Path.of(URI.create(url)))
                .toList();
    }

    /** Root may mount; who is not gets to be root in a namespace of their own. */
    private static List<String> closing(Path folder) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!System.getProperty("user.name").equals("root"))
            command.addAll(List.of("--user", "--map-root-user"));
        command.addAll(List.of("sh", "-c", CLOSE_ALL_BUT_TMP, "sh", folder.toString()));
        return command;
    }

    private static boolean canClose(Path folder) {
        List<String> command = new ArrayList<>(closing(folder));
        command.addAll(List.of("test", "-x", JAVA));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noUnshare) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
