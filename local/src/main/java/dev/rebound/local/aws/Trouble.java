package dev.rebound.local.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

import java.util.Set;

/** What the user of a command should do when AWS does not. */
public final class Trouble {
    private static final Set<String> OUTDATED =
            Set.of(
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "RequestExpired",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch");

    private Trouble() {}

    /** In one line. */
    public static String advice(SdkException fault) {
        if (!(fault instanceof AwsServiceException answer) || answer.awsErrorDetails() == null)
            return "AWS cannot be reached, try again: " + line(fault.getMessage());
        String said = answer.awsErrorDetails().serviceName() + " says " + line(said(answer));
        if (answer.isThrottlingException())
            return "AWS takes no more now, try again later; what was done stays done: " + said;
        if (isOutdated(answer))
            return "the credentials are not valid, or no longer: log in again: " + said;
        if (isDenied(answer)) return "AWS does not allow it, ask for this permission: " + said;
        return said;
    }

    /** Whether the user can mend it. */
    public static boolean isUsers(SdkException fault) {
        return fault instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && (isOutdated(answer) || isDenied(answer));
    }

    private static boolean isOutdated(AwsServiceException answer) {
        return OUTDATED.contains(String.valueOf(answer.awsErrorDetails().errorCode()));
    }

    private static boolean isDenied(AwsServiceException answer) {
        return String.valueOf(answer.awsErrorDetails().errorCode()).startsWith("AccessDenied")
                || answer.statusCode() == 403;
    }

    private static String said(AwsServiceException answer) {
        String message = answer.awsErrorDetails().errorMessage();
        return answer.awsErrorDetails().errorCode() + (message == null ? "" : ": " + message);
    }

    private static String line(String text) {
        return text == null ? "" : text.replaceAll("\\s*\\R\\s*", " ");
    }
}
