package dev.rebound.cdk;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;

import java.util.List;
import java.util.stream.Stream;

/** What permissions are about, by ARNs. */
record Surroundings(Stack stack, Settings settings, Ledger ledger) {
    List<String> table() {
        return List.of(ledger.table().getTableArn());
    }

    /** The index of what was sent in an hour. */
    List<String> hours() {
        return List.of(ledger.table().getTableArn() + "/index/hour");
    }

    List<String> idempotency() {
        return List.of(ledger.idempotency().getTableArn());
    }

    /** Mails that are too large for the table. */
    List<String> bodies() {
        return List.of(ledger.outbox().arnForObjects("outbox/*"));
    }

    List<String> bus() {
        return List.of(arn("events", "event-bus", "default"));
    }

    /** All that SES asks a permission for when it sends. */
    List<String> sending() {
        Stream<String> sets =
                settings.configurationSets().stream().map(set -> ses("configuration-set", set));
        Stream<String> identities = settings.identities().stream().map(one -> ses("identity", one));
        return Stream.of(sets, identities, Stream.of(ses("template", "*")))
                .flatMap(all -> all)
                .toList();
    }

    /** For actions that know no resource. */
    List<String> all() {
        return List.of("*");
    }

    private String ses(String resource, String name) {
        return arn("ses", resource, name);
    }

    private String arn(String service, String resource, String name) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service(service)
                        .resource(resource)
                        .resourceName(name)
                        .build());
    }
}
