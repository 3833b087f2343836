package dev.rebound.cdk;

import dev.rebound.cdk.FunctionSpec.Caller;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The handlers, and the queues of those that read one. */
final class Functions extends Construct {
    private final Map<String, JavaFunction> all = new TreeMap<>();
    private final Map<String, Inbox> inboxes = new TreeMap<>();

    /**
     * @param failures takes what a function could not handle that nobody waits for
     */
    Functions(
            Construct scope,
            Foundation foundation,
            Project project,
            Ledger ledger,
            Queue failures) {
        super(scope, "Functions");
        Code code = Code.fromAsset(project.jar("functions").toString());
        Map<String, String> environment = environment(foundation.settings(), ledger);
        Surroundings around = new Surroundings(Stack.of(this), foundation.settings(), ledger);
        for (FunctionSpec spec : FunctionTable.ALL) {
            JavaFunction function = new JavaFunction(this, foundation, spec, code, environment);
            spec.grant(function.function(), around);
            all.put(spec.name(), function);
            if (spec.caller() == Caller.RULE) function.onFailure(failures);
            if (spec.caller() == Caller.QUEUE)
                inboxes.put(
                        spec.name(),
                        Inbox.make(this, spec.name(), foundation.queues(), spec.name(), function));
        }
    }

    Map<String, JavaFunction> all() {
        return all;
    }

    Alias live(String name) {
        return all.get(name).live();
    }

    /** What functions read, by the functions' names. */
    Map<String, Inbox> inboxes() {
        return inboxes;
    }

    /** What every function is told. */
    static Map<String, String> environment(Settings settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("STACK_NAME", settings.system());
        all.put("POWERTOOLS_SERVICE_NAME", settings.system());
        all.put("EVENT_BUS", "default");
        return all;
    }

    /** All that {@code Production} reads. */
    private static Map<String, String> environment(Settings settings, Ledger ledger) {
        Map<String, String> all = environment(settings);
        all.put("LEDGER_TABLE", ledger.table().getTableName());
        all.put("IDEMPOTENCY_TABLE", ledger.idempotency().getTableName());
        all.put("OUTBOX_BUCKET", ledger.outbox().getBucketName());
        settings.streams()
                .forEach(
                        (stream, set) ->
                                all.put(
                                        "CONFIGURATION_SET_" + stream.toUpperCase(Locale.ROOT),
                                        set.configurationSet()));
        return all;
    }
}
