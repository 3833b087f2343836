package dev.rebound.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;

import software.constructs.Construct;

import java.util.List;
import java.util.stream.Stream;

/** What cdk-nag complains about and is wanted so, each with its reason. */
final class Nag {
    private Nag() {}

    /** Of the construct and all within. */
    static void accept(Construct construct, String rule, String reason) {
        suppress(construct, NagPackSuppression.builder().id(rule).reason(reason).build());
    }

    /**
     * Wildcards in permissions, and no others than these.
     *
     * @param findings as cdk-nag names them, such as {@code Resource::*}; expressions between
     *     slashes
     */
    static void acceptWildcards(Construct construct, String reason, String... findings) {
        List<Object> these =
                Stream.of(findings)
                        .map(finding -> (Object) RegexAppliesTo.builder().regex(finding).build())
                        .toList();
        suppress(
                construct,
                NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason(reason)
                        .appliesTo(these)
                        .build());
    }

    private static void suppress(Construct construct, NagPackSuppression accepted) {
        NagSuppressions.addResourceSuppressions(construct, List.of(accepted), true);
    }
}
