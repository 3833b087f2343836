package dev.rebound.functions;

import dev.rebound.core.Policy;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import java.time.InstantSource;

/**
 * The ports as they are in AWS, made from the environment: LEDGER_TABLE, IDEMPOTENCY_TABLE,
 * EVENT_BUS.
 */
final class Production {
    private Production() {}

    static Ports ports() {
        return Held.PORTS;
    }

    /** Made once for each Lambda environment, at the first handler's construction. */
    private static final class Held {
        static final Ports PORTS = make();

        private static Ports make() {
            DynamoDbClient dynamo =
                    DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
            EventBridgeClient events =
                    EventBridgeClient.builder()
                            .httpClient(UrlConnectionHttpClient.create())
                            .build();
            SesV2Client ses =
                    SesV2Client.builder().httpClient(UrlConnectionHttpClient.create()).build();
            InstantSource clock = InstantSource.system();
            String table = setting("LEDGER_TABLE");
            return new Ports(
                    new DynamoLedger(dynamo, table, clock),
                    new PowertoolsOnce(dynamo, setting("IDEMPOTENCY_TABLE")),
                    new EventBridgeAnnouncer(events, setting("EVENT_BUS")),
                    new DynamoQuarantine(dynamo, table),
                    new DynamoCasebook(dynamo, table, Policy.standard()),
                    new SesAccountList(ses),
                    clock,
                    Policy.standard());
        }
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank())
            throw new IllegalStateException("the environment lacks " + name);
        return value;
    }
}
