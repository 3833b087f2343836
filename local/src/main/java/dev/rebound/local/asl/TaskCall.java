package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One call of a Task's function. */
final class TaskCall {
    private final State.Task task;
    private final Scope scope;
    private final Trail trail;

    private TaskCall(State.Task task, Scope scope) {
        this.task = task;
        this.scope = scope;
        this.trail = scope.branch().trail();
    }

    /** What lambda:invoke returns. */
    static Object result(State.Task task, Scope scope) {
        return new TaskCall(task, scope).result();
    }

    private Object result() {
        Frame frame = scope.frame();
        Object payload = scope.query(() -> task.payload().evaluate(frame));
        Optional<Integer> timeout =
                task.timeout().map(field -> scope.query(() -> field.evaluate(frame)));
        scope.limited(payload, "payload");
        trail.add("TaskScheduled", () -> scheduled(payload, timeout));
        trail.add("TaskStarted", TaskCall::lambda);
        Object result = invoke(payload);
        trail.add("TaskSucceeded", () -> lambda("output", Json.print(result)));
        return result;
    }

    private Object invoke(Object payload) {
        try {
            Object value =
                    scope.branch().run().tasks().invoke(task.function(), Json.plain(payload));
            return scope.limited(response(Json.from(value)), "result");
        } catch (TaskFailure e) {
            throw failed(new StateFailure(e.error(), e.cause()));
        } catch (StateFailure e) {
            throw failed(e);
        }
    }

    private StateFailure failed(StateFailure failure) {
        trail.add(
                "TaskFailed",
                () -> {
                    Map<String, Object> details = lambda();
                    details.putAll(failure.details());
                    return details;
                });
        return failure;
    }

    private Map<String, Object> scheduled(Object payload, Optional<Integer> timeout) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("FunctionName", task.function());
        parameters.put("Payload", payload);
        Map<String, Object> details = lambda("parameters", Json.print(Json.from(parameters)));
        timeout.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
        return details;
    }

    private static Object response(Object payload) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("ExecutedVersion", "$LATEST");
        response.put("Payload", payload);
        response.put("StatusCode", 200);
        return Json.from(response);
    }

    private static Map<String, Object> lambda(String key, Object value) {
        Map<String, Object> details = lambda();
        details.put(key, value);
        return details;
    }

    private static Map<String, Object> lambda() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("resourceType", "lambda");
        details.put("resource", "invoke");
        return details;
    }
}
