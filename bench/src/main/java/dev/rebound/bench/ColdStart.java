package dev.rebound.bench;

import dev.rebound.core.Bounce;
import dev.rebound.core.Verdicts;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Milliseconds until the first verdict of a JVM, which reads the rule table first. Each is measured
 * in a JVM of its own that knows core's jar and these classes, and no library, with the flags that
 * AWS gives its managed Java runtimes: the first compiler only and the serial collector.
 */
public final class ColdStart {
    private ColdStart() {}

    /**
     * @param args how many JVMs to start; 15 when there are none
     */
    public static void main(String... args) throws IOException, InterruptedException {
        double[] millis = new double[args.length > 0 ? Integer.parseInt(args[0]) : 15];
        for (int i = 0; i < millis.length; i++) millis[i] = inFreshJvm() / 1e6;
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "first verdict in %d fresh JVMs: min %.1f, median %.1f, max %.1f ms%n",
                millis.length,
                millis[0],
                millis[millis.length / 2],
                millis[millis.length - 1]);
    }

    private static long inFreshJvm() throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = home(Verdicts.class) + File.pathSeparator + home(ColdStart.class);
        Process jvm =
                new ProcessBuilder(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                path,
                                FirstVerdict.class.getName())
                        .redirectError(Redirect.INHERIT)
                        .start();
        String nanos = new String(jvm.getInputStream().readAllBytes()).strip();
        if (jvm.waitFor() != 0) throw new IllegalStateException("a JVM failed, see above");
        return Long.parseLong(nanos);
    }

    /** The jar or folder that it was loaded from. */
    private static String home(Class<?> type) {
        String url = type.getProtectionDomain().getCodeSource().getLocation().toString();
        return Path.of(URI.create(url)).toString();
    }

    /** What the fresh JVM does. */
    static final class FirstVerdict {
        private FirstVerdict() {}

        public static void main(String... args) {
            Bounce bounce = Bounces.saying("smtp; 550 5.1.1 user unknown");
            long start = System.nanoTime();
            Verdicts.of(bounce);
            System.out.println(System.nanoTime() - start);
        }
    }
}
