package dev.rebound.functions;

import dev.rebound.core.Incident;
import dev.rebound.core.Unknown;

import java.util.stream.Stream;

/** What concerns no single recipient: incidents, and texts that no rule understands. */
public interface Casebook {
    /**
     * Adds to the open incident of the same provider about the same, or opens it.
     *
     * @return the incident as it stands now
     */
    Incident report(Incident incident);

    /** The latest incident of each provider about each matter, also when it is over. */
    Stream<Incident> incidents();

    void note(Unknown text);

    Stream<Unknown> unknowns();
}
