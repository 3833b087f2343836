package dev.rebound.local.asl;

import java.util.LinkedHashMap;
import java.util.Map;

/** One iteration of a Map: its place among the items, its input, and the branch it runs on. */
record Iteration(State.Map map, int index, Object input, Branch branch) {
    Object run() {
        event("MapIterationStarted");
        String end = "MapIterationAborted";
        try {
            Object output = branch.follow(map.itemProcessor(), input);
            end = "MapIterationSucceeded";
            return output;
        } catch (StateFailure failure) {
            end = "MapIterationFailed";
            throw failure;
        } finally {
            event(end);
        }
    }

    private void event(String type) {
        branch.trail().add(type, this::details);
    }

    private Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", map.name());
        details.put("index", index);
        return details;
    }
}
