package dev.rebound.dynamodb;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which parameters a request may have; what a caller does not set is none. */
final class Parameters {
    private final String request;
    private final Set<String> known;
    private final Map<Class<?>, List<SdkField<?>>> unknown = new ConcurrentHashMap<>();

    private Parameters(String request, Set<String> known) {
        this.request = request;
        this.known = known;
    }

    static Parameters of(String request, String... known) {
        return new Parameters(request, Set.of(known));
    }

    /**
     * @throws UnsupportedOperationException naming one that is not known
     */
    void check(SdkPojo given) {
        for (SdkField<?> field : unknown.computeIfAbsent(given.getClass(), _ -> unknownOf(given)))
            if (isSet(field.getValueOrDefault(given)))
                throw Refusals.parameter(request, field.memberName());
    }

    private List<SdkField<?>> unknownOf(SdkPojo given) {
        return given.sdkFields().stream()
                .<SdkField<?>>map(field -> field)
                .filter(field -> !known.contains(field.memberName()))
                .toList();
    }

    private static boolean isSet(Object value) {
        return value != null
                && !(value instanceof SdkAutoConstructList)
                && !(value instanceof SdkAutoConstructMap);
    }
}
