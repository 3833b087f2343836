package dev.rebound.local.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** States that lead from StartAt to an end: a machine's, or those of a Map's ItemProcessor. */
record States(String startAt, Map<String, State> states) {
    static States read(Cursor at, Names names) {
        Map<String, Cursor> places = at.required("States").states();
        StateReader reader = new StateReader(places.keySet(), names);
        String startAt = reader.startAt(at);
        Map<String, State> states = new LinkedHashMap<>();
        places.forEach((name, place) -> states.put(name, reader.read(name, place)));
        States read = new States(startAt, states);
        read.refuseUnreachable(places);
        names.refuseHidden();
        return read;
    }

    State state(String name) {
        return states.get(name);
    }

    private void refuseUnreachable(Map<String, Cursor> places) {
        Set<String> reachable = reachable();
        places.forEach(
                (name, place) -> {
                    if (!reachable.contains(name)) {
                        throw place.fault("no state leads here");
                    }
                });
    }

    private Set<String> reachable() {
        Set<String> reached = new HashSet<>(Set.of(startAt));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            state(open.pop()).targets().filter(reached::add).forEach(open::push);
        }
        return reached;
    }
}
