package dev.rebound.functions;

import java.util.List;
import java.util.Map;

/** What SES itself remembers of a message, for when its events were lost. */
public interface Insights {
    /**
     * @return the message's events as SES would have published them ({@link SesEvents}), oldest
     *     first; none when SES remembers none
     */
    List<Map<String, Object>> events(String messageId);
}
