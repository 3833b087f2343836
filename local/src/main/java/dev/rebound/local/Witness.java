package dev.rebound.local;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.functions.Decide;
import dev.rebound.functions.DecisionJson;
import dev.rebound.functions.Once;
import dev.rebound.functions.Quarantine;
import dev.rebound.json.Json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stands between the handlers and their ports and reports each decision, and each quarantine, as it
 * is made.
 */
final class Witness {
    private final Consumer<Handled> report;

    Witness(Consumer<Handled> report) {
        this.report = report;
    }

    Once watch(Once once) {
        return new Once() {
            @Override
            public Done run(String key, Context context, Supplier<String> effect) {
                Done done = once.run(key, context, effect);
                if (key.startsWith(Decide.KEY)) report(Json.object(done.result()), done.before());
                return done;
            }
        };
    }

    /** What an execution did before it was interrupted was reported then. */
    private void report(Map<String, Object> answer, boolean before) {
        Delivery delivery = Delivery.CURRENT.get();
        if (!(delivery.again() && before)) report.accept(new Handled(delivery, answer, before));
    }

    Quarantine watch(Quarantine quarantine) {
        return new Quarantine() {
            @Override
            public boolean keep(Item item) {
                boolean isNew = quarantine.keep(item);
                report(DecisionJson.quarantine(item.because()), !isNew);
                return isNew;
            }

            @Override
            public List<Item> list() {
                return quarantine.list();
            }

            @Override
            public Optional<Item> find(String id) {
                return quarantine.find(id);
            }

            @Override
            public void release(Item item) {
                quarantine.release(item);
            }
        };
    }
}
