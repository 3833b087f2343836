package dev.rebound.functions;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.client.Table;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.lambda.powertools.idempotency.Idempotency;
import software.amazon.lambda.powertools.idempotency.IdempotencyConfig;
import software.amazon.lambda.powertools.idempotency.IdempotencyKey;
import software.amazon.lambda.powertools.idempotency.Idempotent;
import software.amazon.lambda.powertools.idempotency.exceptions.IdempotencyAlreadyInProgressException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** {@link Once} by Powertools for AWS Lambda, over {@link IdempotencyStore}. */
public final class PowertoolsOnce implements Once {
    /** Longer than any replay: an EventBridge archive, a redrive, a dead-letter queue. */
    private static final Duration REMEMBERED = Duration.ofDays(120);

    static {
        IdempotencyConfig config =
                IdempotencyConfig.builder()
                        .withExpiration(REMEMBERED)
                        .withHashFunction("SHA-256")
                        .withThrowOnNoIdempotencyKey()
                        .build();
        Idempotency.config()
                .withPersistenceStore(new IdempotencyStore())
                .withConfig(config)
                .configure();
    }

    private final Table table;

    public PowertoolsOnce(DynamoDbClient client, String table) {
        this.table = new Table(client, table);
    }

    @Override
    public Done run(String key, Context context, Supplier<String> effect) {
        Idempotency.registerLambdaContext(context);
        AtomicBoolean ran = new AtomicBoolean();
        Supplier<String> noted =
                () -> {
                    ran.set(true);
                    return effect.get();
                };
        try {
            String result =
                    ScopedValue.where(IdempotencyStore.TABLE, table).call(() -> once(key, noted));
            return new Done(result, !ran.get());
        } catch (IdempotencyAlreadyInProgressException inProgress) {
            throw new UnderWay(key);
        }
    }

    /** Woven by AspectJ after compilation: without that, it would run each time. */
    @Idempotent
    private String once(@IdempotencyKey String key, Supplier<String> effect) {
        return effect.get();
    }
}
