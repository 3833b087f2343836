package dev.rebound.local.asl;

/** Where an execution's history goes, in order. */
public interface History {
    /** Forgets every event before it is even made. */
    History NONE =
            new History() {
                @Override
                public void add(HistoryEvent event) {}

                @Override
                public boolean kept() {
                    return false;
                }
            };

    void add(HistoryEvent event);

    /** Whether events are wanted at all. */
    default boolean kept() {
        return true;
    }
}
