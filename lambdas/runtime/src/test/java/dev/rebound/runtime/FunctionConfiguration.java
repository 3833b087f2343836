package dev.rebound.runtime;

import java.time.Duration;
import java.util.Map;

/**
 * What Lambda is told of a function.
 *
 * @param handler as in the template
 * @param memory in MB
 * @param environment the function's own variables
 * @param snapStart whether its process is started once, and others from a snapshot of that
 */
public record FunctionConfiguration(
        String name,
        String handler,
        int memory,
        Duration timeout,
        Map<String, String> environment,
        boolean snapStart) {}
