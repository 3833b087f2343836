package dev.rebound.local;

import dev.rebound.database.Database;
import dev.rebound.event.Envelope;
import dev.rebound.json.Json;
import dev.rebound.local.asl.History;
import dev.rebound.local.asl.HistoryEvent;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * {@link Histories} in a database:
 *
 * <pre>
 * begun       WORKFLOW:NAME          the how manieth execution it is
 * running     WORKFLOW:NAME          its input, while it is under way, so that a killed one is found again
 * histories   WORKFLOW:NAME#NUMBER   events of GetExecutionHistory, one on each line
 * </pre>
 */
final class StoredHistories implements Histories {
    private static final StringDataType TEXT = StringDataType.INSTANCE;

    private final Database database;
    private final MVMap<String, Long> begun;
    private final MVMap<String, String> running;
    private final MVMap<String, String> events;
    private final Map<String, Log> open = new ConcurrentHashMap<>();

    StoredHistories(Database database) {
        this.database = database;
        begun = database.map("begun", TEXT, LongDataType.INSTANCE);
        running = database.map("running", TEXT, TEXT);
        events = database.map("histories", TEXT, TEXT);
        database.beforeWriting(this::write);
    }

    @Override
    public Run begin(String workflow, Delivery delivery) {
        return database.write(
                () -> {
                    Run run = new Run(workflow, freeName(workflow, delivery.eventId()), delivery);
                    begun.put(run.id(), begun.sizeAsLong());
                    running.put(run.id(), Json.text(note(run)));
                    return run;
                });
    }

    /** An execution's name is never used twice; Step Functions would refuse it for 90 days. */
    private String freeName(String workflow, String eventId) {
        boolean legal = eventId.matches("[A-Za-z0-9_-]{1,70}");
        String first = legal ? eventId : Envelope.idOf(eventId);
        String name = first;
        for (int again = 2; begun.containsKey(workflow + ":" + name); again++)
            name = first + "-" + again;
        return name;
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

    @Override
    public History history(Run run) {
        database.write(
                () -> {
                    keys(run.id()).forEach(events::remove);
                    return null;
                });
        Log log = new Log(run.id());
        open.put(run.id(), log);
        return log;
    }

    /** An execution's events are many; those since the file was last written go there together. */
    private final class Log implements History {
        private final String execution;
        private StringBuilder lines = new StringBuilder();
        private int parts;

        private Log(String execution) {
            this.execution = execution;
        }

        @Override
        public synchronized void add(HistoryEvent event) {
            lines.append(Json.text(event.json())).append('\n');
        }

        private synchronized void write() {
            if (lines.isEmpty()) return;
            events.put("%s#%06d".formatted(execution, parts++), lines.toString());
            lines = new StringBuilder();
        }
    }

    private void write() {
        open.values().forEach(Log::write);
    }

    /** Under which an execution's events lie, oldest first. */
    private List<String> keys(String execution) {
        List<String> keys = new ArrayList<>();
        Iterator<String> from = events.keyIterator(execution + "#");
        while (from.hasNext()) {
            String key = from.next();
            if (!key.startsWith(execution + "#")) break;
            keys.add(key);
        }
        return keys;
    }

    @Override
    public void end(Run run) {
        database.write(
                () -> {
                    Log log = open.remove(run.id());
                    if (log != null) log.write();
                    return running.remove(run.id());
                });
    }

    @Override
    public List<Run> unfinished() {
        return database.read(() -> new HashMap<>(running)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> run(Json.object(each.getValue())))
                .toList();
    }

    @SuppressWarnings("unchecked") // note() says what it holds
    private static Run run(Map<String, Object> note) {
        Delivery event =
                Delivery.of((Map<String, Object>) note.get("event"), (String) note.get("origin"));
        return new Run(
                (String) note.get("workflow"),
                (String) note.get("name"),
                event.by((String) note.get("rule")));
    }

    @Override
    public Optional<List<Map<String, Object>>> find(String id) {
        if (!id.matches("[A-Za-z0-9_-]+:[A-Za-z0-9_-]+")) return Optional.empty();
        return database.write(() -> latest(id).map(this::eventsOf))
                .map(lines -> lines.lines().map(Json::object).toList());
    }

    private Optional<String> latest(String beginning) {
        List<String> fitting = new ArrayList<>();
        Iterator<String> from = begun.keyIterator(beginning);
        while (from.hasNext()) {
            String id = from.next();
            if (!id.startsWith(beginning)) break;
            fitting.add(id);
        }
        return fitting.stream().max(Comparator.comparing(begun::get));
    }

    private String eventsOf(String execution) {
        write();
        return keys(execution).stream().map(events::get).collect(Collectors.joining());
    }
}
