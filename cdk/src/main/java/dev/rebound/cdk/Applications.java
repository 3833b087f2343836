package dev.rebound.cdk;

import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

import java.util.List;

/** What an application needs that asks before sending, and sends, through the client. */
final class Applications extends Construct {
    private final ManagedPolicy policy;

    Applications(Construct scope, Foundation foundation, Ledger ledger, Functions functions) {
        super(scope, "Applications");
        Settings settings = foundation.settings();
        policy =
                ManagedPolicy.Builder.create(this, "Policy")
                        .description("For applications that send mail through " + settings.system())
                        .statements(
                                List.of(
                                        allow(
                                                "dynamodb:BatchGetItem",
                                                ledger.table().getTableArn()),
                                        allow(
                                                "lambda:InvokeFunction",
                                                functions.live("send").getFunctionArn())))
                        .build();
        foundation
                .customerKey()
                .ifPresent(key -> policy.addStatements(allow("kms:Decrypt", key.getKeyArn())));
    }

    ManagedPolicy policy() {
        return policy;
    }

    private static PolicyStatement allow(String action, String resource) {
        return PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(List.of(resource))
                .build();
    }
}
