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
    /** In the name of Rebound only, whatever else is on the bus. */
    ANNOUNCE(Surroundings::bus, "events:PutEvents"),
    /** What SES told elsewhere: such events are believed. */
    TAKE_IN(Surroundings::bus, "events:PutEvents"),
    READ_BODY(Surroundings::bodies, "s3:GetObject"),
    WRITE_BODY(Surroundings::bodies, "s3:PutObject"),
    /** Which of them SES asks for hangs on what is in the mail. */
    SEND(Surroundings::sending, "ses:SendEmail", "ses:SendRawEmail", "ses:SendTemplatedEmail"),
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
                .conditions(
                        switch (this) {
                            case ANNOUNCE -> named("rebound");
                            case TAKE_IN -> named("rebound.intake");
                            default -> Map.of();
                        })
                .build();
    }

    private static Map<String, Map<String, String>> named(String source) {
        return Map.of("StringEquals", Map.of("events:source", source));
    }
}
