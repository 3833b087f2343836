package dev.rebound.local;

import dev.rebound.event.Envelope;
import dev.rebound.json.Json;
import dev.rebound.local.asl.History;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@link Histories} as files: {@code executions/WORKFLOW/NAME.jsonl} with an event of
 * GetExecutionHistory on each line. While an execution is under way its input lies in {@code
 * running/}, so that a killed one is found again.
 */
final class FolderHistories implements Histories {
    private final Path executions;
    private final Path running;

    FolderHistories(Path data) {
        executions = data.resolve("executions");
        running = data.resolve("running");
    }

    @Override
    public Run begin(String workflow, Delivery delivery) {
        try {
            Run run = new Run(workflow, claimName(workflow, delivery.eventId()), delivery);
            WholeFile.write(file(running, run), Json.text(note(run)));
            return run;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public History history(Run run) {
        Path file = file(executions, run);
        try {
            WholeFile.write(file, "");
            return event -> append(file, Json.text(event.json()) + "\n");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void end(Run run) {
        try {
            Files.delete(file(running, run));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public List<Run> unfinished() {
        if (!Files.isDirectory(running)) return List.of();
        try (Stream<Path> files = Files.walk(running)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .map(FolderHistories::read)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public Optional<List<Map<String, Object>>> find(String id) {
        return file(id).map(FolderHistories::events);
    }

    private static List<Map<String, Object>> events(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Json::object).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Optional<Path> file(String id) {
        if (!id.matches("[A-Za-z0-9_-]+:[A-Za-z0-9_-]+")) return Optional.empty();
        Path folder = executions.resolve(id.substring(0, id.indexOf(':')));
        String beginning = id.substring(id.indexOf(':') + 1);
        if (!Files.isDirectory(folder)) return Optional.empty();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> file.getFileName().toString().matches(beginning + ".*\\.jsonl"))
                    .max(Comparator.comparing(FolderHistories::writtenAt));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static FileTime writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Map<String, Object> note(Run run) {
        Delivery delivery = run.delivery();
        return Map.of(
                "workflow", run.workflow(),
                "name", run.name(),
                "rule", delivery.rule(),
                "origin", delivery.origin(),
                "event", delivery.event());
    }

    @SuppressWarnings("unchecked") // note() says what it holds
    private static Run read(Path file) {
        try {
            Map<String, Object> note = Json.object(Files.readString(file));
            Delivery event =
                    Delivery.of(
                            (Map<String, Object>) note.get("event"), (String) note.get("origin"));
            return new Run(
                    (String) note.get("workflow"),
                    (String) note.get("name"),
                    event.by((String) note.get("rule")));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** An execution's name is never used twice; Step Functions would refuse it for 90 days. */
    private String claimName(String workflow, String eventId) throws IOException {
        boolean legal = eventId.matches("[A-Za-z0-9_-]{1,70}");
        String first = legal ? eventId : Envelope.idOf(eventId);
        String name = first;
        for (int again = 2; !claim(file(executions, new Run(workflow, name, null))); again++)
            name = first + "-" + again;
        return name;
    }

    private static boolean claim(Path file) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    private static Path file(Path folder, Run run) {
        return folder.resolve(run.workflow()).resolve(run.name() + ".jsonl");
    }

    private static void append(Path file, String line) {
        try {
            Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
