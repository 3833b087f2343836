package dev.rebound.dynamodb;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.util.List;
import java.util.stream.Collectors;

/** DynamoDB's own errors, as its client throws them. */
final class Faults {
    private Faults() {}

    /** Whatever is wrong with a request. */
    static AwsServiceException invalid(String message) {
        return with(DynamoDbException.builder(), "ValidationException", message);
    }

    static AwsServiceException conditionFailed() {
        return with(
                ConditionalCheckFailedException.builder(),
                "ConditionalCheckFailedException",
                "The conditional request failed");
    }

    static AwsServiceException noSuchTable(String name) {
        return with(
                ResourceNotFoundException.builder(),
                "ResourceNotFoundException",
                "Requested resource not found: Table: " + name + " not found");
    }

    static AwsServiceException tableExists(String name) {
        return with(
                ResourceInUseException.builder(),
                "ResourceInUseException",
                "Table already exists: " + name);
    }

    static AwsServiceException otherTransaction() {
        return with(
                IdempotentParameterMismatchException.builder(),
                "IdempotentParameterMismatchException",
                "The token was used for another transaction");
    }

    /**
     * @param reasons one for each write
     */
    static AwsServiceException cancelled(List<CancellationReason> reasons) {
        String codes =
                reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", "));
        return with(
                TransactionCanceledException.builder().cancellationReasons(reasons),
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                        + codes
                        + "]");
    }

    private static AwsServiceException with(
            AwsServiceException.Builder fault, String code, String message) {
        return fault.message(message)
                .statusCode(400)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .serviceName("DynamoDb")
                                .errorCode(code)
                                .errorMessage(message)
                                .build())
                .build();
    }
}
