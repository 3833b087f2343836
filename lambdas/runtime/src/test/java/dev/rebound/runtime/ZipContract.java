package dev.rebound.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A zip in {@code target} holds all that Lambda needs to run a package's handlers, and no more. */
@Tag("zip")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ZipContract {
    /** What no class names, and how it is found all the same. */
    private static final Map<String, String> NAMED_OTHERWISE =
            Map.of(
                    "org/apache/logging/log4j/core/impl/Log4jProvider",
                    "log4j-api looks for it in META-INF/services",
                    "org/apache/logging/log4j/layout/template/json/JsonTemplateLayout",
                    "log4j2.xml names it",
                    "org/joda/time/DateTime",
                    "Lambda's own reader of SQS events asks for it by name");

    /** A process that took a snapshot, and was then called. */
    protected LambdaRun run;

    private final LambdaZip zip;
    private final String handlersIn;
    private final String answer;

    /**
     * @param handlersIn the package
     * @param answer of AWS to everything
     */
    protected ZipContract(String name, String handlersIn, String answer) {
        this.zip = new LambdaZip(Path.of("target", name));
        this.handlersIn = handlersIn;
        this.answer = answer;
    }

    @BeforeAll
    void run(@TempDir Path folder) throws IOException {
        zip.unpack(folder);
        run = LambdaRun.of(folder, handlers(), answer);
    }

    protected final List<String> handlers() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("target/classes", handlersIn.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> handlersIn + "." + name.replace(".class", ""))
                    .filter(ZipContract::isHandler)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHandler(String name) {
        try {
            Class<?> type = Class.forName(name, false, ZipContract.class.getClassLoader());
            return RequestHandler.class.isAssignableFrom(type)
                    && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException itWasJustListed) {
            throw new IllegalStateException(itWasJustListed);
        }
    }

    @Test
    void everyLibraryIsNeededByAHandler() throws IOException {
        List<String> roots = new ArrayList<>(NAMED_OTHERWISE.keySet());
        handlers().forEach(handler -> roots.add(handler.replace('.', '/')));
        assertThat(zip.libraries()).isNotEmpty().isSubsetOf(zip.neededBy(roots));
    }

    @Test
    void aSnapshotIsTakenWithoutAnyCall() {
        assertThat(run.linesAfter("# checkpoint")).anyMatch(line -> line.contains("\"primed\""));
        assertThat(run.requestsBeforeTheCalls()).isZero();
        assertThat(run.requests()).isPositive();
    }

    /** What else it loads must not be in a snapshot: credentials and connections. */
    @Test
    void theFirstCallLoadsNoClassOfOursAndNoneOfAService() {
        assertThat(run.linesAfter("# call of "))
                .filteredOn(line -> line.contains("[class,load]") && !line.contains("$$Lambda"))
                .hasSizeGreaterThan(10)
                .filteredOn(line -> line.matches(".*(] dev\\.rebound|awssdk\\.services)\\..*"))
                .isEmpty();
    }

    @Test
    void nothingItPrintsNamesAnAddress() {
        assertThat(run.lines())
                .filteredOn(line -> !line.contains(" answers "))
                .noneMatch(line -> line.contains("ben@"));
    }
}
