package dev.rebound.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import dev.rebound.functions.AskAgain;
import dev.rebound.functions.Audit;
import dev.rebound.functions.CheckOutcome;
import dev.rebound.functions.Decide;
import dev.rebound.functions.Doubt;
import dev.rebound.functions.Hold;
import dev.rebound.functions.Lift;
import dev.rebound.functions.Ports;
import dev.rebound.functions.PutInQuarantine;
import dev.rebound.functions.Release;
import dev.rebound.functions.Resend;
import dev.rebound.functions.Send;
import dev.rebound.functions.Suppress;
import dev.rebound.functions.Track;
import dev.rebound.functions.Unlist;
import dev.rebound.functions.Watch;
import dev.rebound.json.Json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The deployed handlers by the names that rules and workflows give them, called as Lambda calls
 * them: JSON in and out.
 */
public final class Functions {
    private static final Map<String, Function<Ports, RequestHandler<?, ?>>> HANDLERS =
            new TreeMap<>(
                    Map.ofEntries(
                            handler("decide", Decide::new),
                            handler("doubt", Doubt::new),
                            handler("askAgain", AskAgain::new),
                            handler("suppress", Suppress::new),
                            handler("lift", Lift::new),
                            handler("hold", Hold::new),
                            handler("unlist", Unlist::new),
                            handler("release", Release::new),
                            handler("resend", Resend::new),
                            handler("send", Send::new),
                            handler("watch", Watch::new),
                            handler("audit", Audit::new),
                            handler("checkOutcome", CheckOutcome::new),
                            handler("putInQuarantine", PutInQuarantine::new),
                            handler("track", Track::new)));

    private static Map.Entry<String, Function<Ports, RequestHandler<?, ?>>> handler(
            String name, Function<Ports, RequestHandler<?, ?>> handler) {
        return Map.entry(name, handler);
    }

    /** The name of the function at work. */
    public static final ScopedValue<String> CALLED = ScopedValue.newInstance();

    private final Map<String, Deployed<?, ?>> deployed = new TreeMap<>();

    public Functions(Ports ports) {
        HANDLERS.forEach((name, handler) -> deployed.put(name, deploy(name, handler.apply(ports))));
    }

    /** Those that take events from a rule. */
    public static Set<String> targets() {
        return Set.of("putInQuarantine", "audit");
    }

    /** Those that read a queue of their own name. */
    public static Set<String> queues() {
        return Set.of("track");
    }

    /** Those that a workflow may call. */
    public static Set<String> tasks() {
        Set<String> tasks = new TreeSet<>(HANDLERS.keySet());
        tasks.removeAll(queues());
        return tasks;
    }

    /**
     * @return the handler's answer, read back from the JSON that Lambda would pass on
     */
    public Object invoke(String name, Object payload) {
        return ScopedValue.where(CALLED, name).call(() -> deployed.get(name).invoke(payload));
    }

    @SuppressWarnings("unchecked") // each handler's input is either an SQS batch or any object
    private static Deployed<?, ?> deploy(String name, RequestHandler<?, ?> handler) {
        return handler instanceof Track track
                ? new Deployed<>(
                        new LocalContext(name),
                        track,
                        LambdaEventSerializers.serializerFor(
                                SQSEvent.class, Functions.class.getClassLoader()))
                : new Deployed<>(
                        new LocalContext(name),
                        (RequestHandler<Object, Object>) handler,
                        JacksonFactory.getInstance().getSerializer(Object.class));
    }

    private record Deployed<I, O>(
            Context context, RequestHandler<I, O> handler, PojoSerializer<I> input) {
        Object invoke(Object payload) {
            O answer = handler.handleRequest(input.fromJson(Json.text(payload)), context);
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            JacksonFactory.getInstance().getSerializer(Object.class).toJson(answer, json);
            return Json.any(json.toString(StandardCharsets.UTF_8));
        }
    }
}
