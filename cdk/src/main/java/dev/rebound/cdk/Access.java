package dev.rebound.cdk;

import software.amazon.awscdk.services.iam.PolicyStatement;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a function may do, each as narrow as AWS lets it be. */
enum Access {
    /** Do once, by Powertools. */
    ONCE(
            Surroundings::idempotency,
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem"),
    GET(Surroundings::table, "dynamodb:GetItem"),
    /** An address's history lies in several items. */
    GET_MANY(Surroundings::table, "dynamodb:BatchGetItem"),
    QUERY(Surroundings::table, "dynamodb:Query"),
    PUT(Surroundings::table, "dynamodb:PutItem"),
    UPDATE(Surroundings::table, "dynamodb:UpdateItem"),
    QUERY_HOUR(Surroundings::hours, "dynamodb:Query"),
    ANNOUNCE(Surroundings::bus, "events:PutEvents"),
    READ_BODY(Surroundings::bodies, "s3:GetObject"),
    WRITE_BODY(Surroundings::bodies, "s3:PutObject"),
    SEND(Surroundings::sending, "ses:SendEmail"),
    /** SES knows no resource for its list. */
    UNLIST(Surroundings::all, "ses:DeleteSuppressedDestination"),
    /** Nor for what it remembers of a message. */
    ASK_SES(Surroundings::all, "ses:GetMessageInsights");

    private final Function<Surroundings, List<String>> resources;
    private final List<String> actions;

    Access(Function<Surroundings, List<String>> resources, String... actions) {
        this.resources = resources;
        this.actions = List.of(actions);
    }

    PolicyStatement in(Surroundings around) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources.apply(around))
                .conditions(this == ANNOUNCE ? OURS : Map.of())
                .build();
    }

    /** In the name of Rebound only, whatever else is on the bus. */
    private static final Map<String, Map<String, List<String>>> OURS =
            Map.of("StringEquals", Map.of("events:source", List.of("rebound", "rebound.intake")));
}
