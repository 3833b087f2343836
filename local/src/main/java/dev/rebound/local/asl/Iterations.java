package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** All iterations of a Map, as many side by side as may be. */
final class Iterations {
    /** An inline Map never runs more at a time, whatever its MaxConcurrency. */
    private static final int MOST = 40;

    private final State.Map map;
    private final Scope scope;
    private final Trail trail;
    private final Frame frame;

    private Iterations(State.Map map, Scope scope) {
        this.map = map;
        this.scope = scope;
        this.trail = scope.branch().trail();
        this.frame = scope.frame();
    }

    /** Their outputs, in the order of the items. */
    static Object results(State.Map map, Scope scope) {
        return new Iterations(map, scope).results();
    }

    private Object results() {
        List<Object> items = List.copyOf(scope.query(() -> map.items().evaluate(frame)));
        int limit = scope.query(() -> map.maxConcurrency().evaluate(frame));
        List<Object> inputs = new ArrayList<>();
        for (Object item : items) {
            inputs.add(input(item(inputs.size(), item)));
        }
        trail.add("MapStateStarted", () -> Map.of("length", items.size()));
        Workers workers = new Workers(items, inputs);
        int most = limit == 0 ? MOST : Math.min(limit, MOST);
        return workers.run(Math.min(most, items.size()));
    }

    /** What {@code $states.context.Map.Item} shows. */
    private static Object item(int index, Object value) {
        return Json.from(Map.of("Index", index, "Value", value));
    }

    private Object input(Object item) {
        Frame inside = scope.itemFrame(item);
        Object input = scope.query(() -> map.itemSelector().evaluate(inside));
        return scope.limited(input, "input of an iteration");
    }

    /** Take one item after the other until all are done or one has failed. */
    private final class Workers {
        private final List<Object> items;
        private final List<Object> inputs;
        private final Object[] outputs;
        private final long seed = scope.branch().random().nextLong();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicLong lastEvent = new AtomicLong(trail.last());

        Workers(List<Object> items, List<Object> inputs) {
            this.items = items;
            this.inputs = inputs;
            this.outputs = new Object[items.size()];
        }

        Object run(int count) {
            Supplier<Integer> worker = this::work;
            String end = "MapStateFailed";
            try {
                scope.branch().run().time().all(Collections.nCopies(count, worker));
                end = "MapStateSucceeded";
                return scope.limited(Json.from(List.of(outputs)), "result");
            } finally {
                trail.join(lastEvent.get());
                trail.add(end, Map::of);
            }
        }

        private int work() {
            int done = 0;
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                outputs[i] = run(iteration(i));
                done++;
            }
            return done;
        }

        private Iteration iteration(int index) {
            Object item = item(index, items.get(index));
            // neighbouring seeds give unrelated dice, whichever worker takes the item
            Branch branch = scope.branch().iteration(seed + index, item);
            return new Iteration(map, index, inputs.get(index), branch);
        }

        private Object run(Iteration iteration) {
            try {
                return iteration.run();
            } catch (RuntimeException failure) {
                next.set(items.size());
                throw failure;
            } finally {
                lastEvent.accumulateAndGet(iteration.branch().trail().last(), Math::max);
            }
        }
    }
}
