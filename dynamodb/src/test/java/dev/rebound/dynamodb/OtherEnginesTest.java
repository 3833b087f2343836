package dev.rebound.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.database.Database;
import dev.rebound.engines.Dynoxide;
import dev.rebound.engines.MiniStack;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

import java.util.Map;

/** The same requests to ours and to those of others: the same answers, and the same errors. */
@Tag("emulator")
class OtherEnginesTest {
    private static final int SEQUENCES = 200;
    private static final int LONGEST = 60;

    @Test
    void dynoxideAnswersTheSame() throws Exception {
        try (Dynoxide dynoxide = Dynoxide.start();
                DynamoDbClient client = dynoxide.client(DynamoDbClient.builder())) {
            answersTheSame(client, true);
        }
    }

    /** It takes much that DynamoDB refuses, and is not asked it. */
    @Test
    void miniStackAnswersTheSame() throws Exception {
        try (MiniStack aws = MiniStack.start(Map.of());
                DynamoDbClient client = aws.client(DynamoDbClient.builder())) {
            answersTheSame(client, false);
        }
    }

    /**
     * Short sequences first.
     *
     * @param wrong whether to wrong requests, too
     */
    private static void answersTheSame(DynamoDbClient client, boolean wrong) {
        for (int seed = 1; seed <= SEQUENCES; seed++) {
            Answers theirs = Answers.of(client);
            Answers ours = Answers.of(EmbeddedDynamoDb.of(Database.inMemory()));
            RandomRequests requests = new RandomRequests(seed, wrong);
            for (int step = 0; step < LONGEST * seed / SEQUENCES + 3; step++) {
                DynamoDbRequest request = requests.next();
                assertThat(ours.to(request))
                        .as("seed %d, step %d: %s", seed, step, request)
                        .isEqualTo(theirs.to(request));
            }
            client.deleteTable(r -> r.tableName("ledger"));
        }
    }
}
