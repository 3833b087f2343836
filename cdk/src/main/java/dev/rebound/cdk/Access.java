package dev.rebound.cdk;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a function may do, each as narrow as AWS lets it be. */
enum Access {
    /** Do once, by Powertools. */
    ONCE {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(
                    List.of(around.ledger().idempotency().getTableArn()),
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "dynamodb:UpdateItem",
                    "dynamodb:DeleteItem");
        }
    },
    GET {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(table(around), "dynamodb:GetItem");
        }
    },
    /** An address's history lies in several items. */
    GET_MANY {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(table(around), "dynamodb:BatchGetItem");
        }
    },
    QUERY {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(table(around), "dynamodb:Query");
        }
    },
    PUT {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(table(around), "dynamodb:PutItem");
        }
    },
    UPDATE {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(table(around), "dynamodb:UpdateItem");
        }
    },
    /** What was sent in an hour. */
    QUERY_HOUR {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(
                    List.of(around.ledger().table().getTableArn() + "/index/hour"),
                    "dynamodb:Query");
        }
    },
    /** In the name of Rebound only, whatever else is on the bus. */
    ANNOUNCE {
        @Override
        PolicyStatement in(Surroundings around) {
            PolicyStatement put = allow(List.of(around.bus()), "events:PutEvents");
            put.addCondition(
                    "StringEquals", Map.of("events:source", List.of("rebound", "rebound.intake")));
            return put;
        }
    },
    /** Of a mail that is too large for the table. */
    READ_BODY {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(
                    List.of(around.ledger().outbox().arnForObjects("outbox/*")), "s3:GetObject");
        }
    },
    /** The same. */
    WRITE_BODY {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(
                    List.of(around.ledger().outbox().arnForObjects("outbox/*")), "s3:PutObject");
        }
    },
    SEND {
        @Override
        PolicyStatement in(Surroundings around) {
            Settings settings = around.settings();
            Stream<String> sets =
                    settings.configurationSets().stream()
                            .map(set -> ses(around, "configuration-set", set));
            Stream<String> identities =
                    settings.identities().stream().map(one -> ses(around, "identity", one));
            Stream<String> templates = Stream.of(ses(around, "template", "*"));
            return allow(
                    Stream.of(sets, identities, templates).flatMap(one -> one).toList(),
                    "ses:SendEmail");
        }
    },
    /** SES knows no resource for its list. */
    UNLIST {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(List.of("*"), "ses:DeleteSuppressedDestination");
        }
    },
    /** Nor for what it remembers of a message. */
    ASK_SES {
        @Override
        PolicyStatement in(Surroundings around) {
            return allow(List.of("*"), "ses:GetMessageInsights");
        }
    };

    abstract PolicyStatement in(Surroundings around);

    /** What the permissions are about. */
    record Surroundings(Stack stack, Settings settings, Ledger ledger) {
        String bus() {
            return Access.arn(stack, "events", "event-bus", "default");
        }
    }

    private static List<String> table(Surroundings around) {
        return List.of(around.ledger().table().getTableArn());
    }

    private static String ses(Surroundings around, String resource, String name) {
        return arn(around.stack(), "ses", resource, name);
    }

    private static String arn(Stack stack, String service, String resource, String name) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service(service)
                        .resource(resource)
                        .resourceName(name)
                        .build());
    }

    private static PolicyStatement allow(List<String> resources, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(resources)
                .build();
    }
}
