package dev.rebound.cdk;

import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Writes its function's own logs and nobody else's, which AWS's managed policy would allow. */
final class FunctionRole {
    private FunctionRole() {}

    static Role of(Construct function, Foundation foundation, LogGroup logs) {
        Role role =
                Role.Builder.create(function, "Role")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .build();
        logs.grantWrite(role);
        foundation.customerKey().ifPresent(key -> key.grantEncryptDecrypt(role));
        Nag.acceptWildcards(
                function,
                "X-Ray, the list of SES and what it remembers know no resources; keys, identities and templates have any name.",
                "/^Resource::\\*$/",
                "/^Resource::.*(outbox|identity|template)\\/\\*$/",
                "/^Action::kms:(ReEncrypt|GenerateDataKey)\\*$/");
        return role;
    }
}
