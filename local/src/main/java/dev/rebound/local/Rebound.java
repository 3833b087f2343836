package dev.rebound.local;

import dev.rebound.core.Policy;
import dev.rebound.event.Envelope;
import dev.rebound.event.SesObject;
import dev.rebound.functions.Announcer;
import dev.rebound.functions.Ports;
import dev.rebound.functions.Quarantine;
import dev.rebound.intake.Content;
import dev.rebound.intake.Envelopes;
import dev.rebound.json.Json;
import dev.rebound.local.asl.InvalidStateMachine;
import dev.rebound.local.ses.Ses;
import dev.rebound.local.ses.SimulatedSes;
import dev.rebound.rules.InvalidRule;
import dev.rebound.runtime.Signal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The whole system on one machine, on a virtual clock: rules, workflows and handlers as they are
 * deployed, over the storage given.
 */
public final class Rebound {
    private static final Envelopes<Map<String, Object>> ENVELOPES =
            new Envelopes<>(Envelope::withId);

    private final VirtualTime<?> time;
    private final Storage storage;
    private final Functions functions;
    private final Bus bus;
    private boolean begun;

    /**
     * @param home the folder with {@code rules/} and {@code statemachines/}
     * @param report told of each decision and each quarantine, as it is made
     * @throws InvalidRule naming a wrong rule and its fault
     * @throws InvalidStateMachine naming a wrong workflow and its fault
     */
    public Rebound(Path home, Storage storage, Consumer<Handled> report) {
        this(Deployment.read(home), storage, report, SimulatedSes::ofMailboxSimulator);
    }

    /** The same in a world of one's own. */
    public Rebound(Deployment deployment, Storage storage, Consumer<Handled> report, World world) {
        this.storage = storage;
        this.time =
                storage.histories().areKept()
                        ? new SleepingTime(Instant.EPOCH)
                        : new ForgetfulTime(Instant.EPOCH);
        Witness witness = new Witness(report);
        var quarantine = witness.watch(storage.quarantine());
        Announcer announcer = (source, type, detail) -> bus().put(source, type, detail);
        Ses ses = world.ses(time, event -> bus().receive(event, "SES"));
        functions =
                new Functions(
                        world.between(
                                new Ports(
                                        storage.ledger(),
                                        witness.watch(storage.once()),
                                        announcer,
                                        quarantine,
                                        storage.casebook(),
                                        ses,
                                        storage.outbox(),
                                        ses,
                                        ses,
                                        signal -> log(signal, world),
                                        time,
                                        Policy.standard())));
        Executions executions =
                new Executions(deployment.workflows(), functions, storage.histories(), time);
        bus = new Bus(deployment.rules(), functions, executions, quarantine, time);
    }

    /** The rest is shown as it is reported, and lasts in the ledger and the histories. */
    private static void log(Signal signal, World world) {
        signal.fault()
                .ifPresent(
                        fault ->
                                world.log(
                                        signal.message()
                                                + " "
                                                + signal.fields()
                                                + ": "
                                                + fault
                                                + "\n"));
    }

    /** Calls a function as an application does, in the present of the virtual clock. */
    public Object invoke(String function, Map<String, Object> payload) {
        return functions.invoke(function, payload);
    }

    /** The same at the time that the events played so far have come to. */
    public Object invokeNow(String function, Map<String, Object> payload) {
        Instant now = storage.now();
        time.advanceTo(now);
        resume();
        storage.clock(now);
        return invoke(function, payload);
    }

    /** Plays the events in one piece of input; what is none goes to quarantine. */
    public void play(Input.Piece piece) {
        for (Content<Map<String, Object>> content : ENVELOPES.open(piece.content()))
            switch (content) {
                case Content.Event(Map<String, Object> event) -> play(event, piece.origin());
                case Content.Greeting() ->
                        System.err.println(piece.origin() + ": SES has tried out its topic");
                case Content.Junk(String because, byte[] junk) ->
                        bus.reject(
                                Delivery.of(Map.of(), piece.origin()),
                                storage.now(),
                                because,
                                junk);
            }
    }

    /**
     * Plays one event at its own time, after all that falls due before it, until everybody waits or
     * has ended.
     */
    private void play(Map<String, Object> event, String origin) {
        time.advanceTo(SesObject.time(event).orElse(time.instant()));
        resume();
        storage.clock(time.instant());
        bus.receive(event, origin);
        time.advanceTo(time.instant());
    }

    /**
     * Puts on the bus again what lies in quarantine, as an operator does who has mended the cause.
     */
    public void replayQuarantine() {
        for (Quarantine.Item item : storage.quarantine().list()) {
            storage.quarantine().release(item);
            String text = new String(item.content(), StandardCharsets.UTF_8);
            bus.receive(Json.object(text), item.origin());
        }
    }

    /** Lets every wait run out. */
    public void finish() {
        storage.clock().ifPresent(time::advanceTo);
        resume();
        time.runOut();
        if (storage.clock().isPresent()) storage.clock(time.instant());
    }

    private void resume() {
        if (!begun) bus.resume();
        begun = true;
    }

    private Bus bus() {
        return bus;
    }
}
