package dev.rebound.client;

import dev.rebound.core.Address;
import dev.rebound.core.Gate;
import dev.rebound.core.Gate.WhenUnreadable;
import dev.rebound.core.MailStream;
import dev.rebound.core.Policy;
import dev.rebound.core.Suppression;
import dev.rebound.json.Fields;
import dev.rebound.json.Json;
import dev.rebound.json.Unreadable;
import dev.rebound.mail.Mail;
import dev.rebound.mail.MailJson;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For applications: who may be sent to, and sending. Reads Rebound's ledger and calls its {@code
 * send} function, so it needs {@code dynamodb:BatchGetItem} on the one and {@code
 * lambda:InvokeFunction} on the other. Safe for use by several threads, as the SDK's clients are.
 */
public final class ReboundClient {
    private static final int PER_READ = 100;

    /** Then the ledger is taken to be out of reach. */
    private static final int MOST_FAILURES = 3;

    private final Table ledger;
    private final LambdaClient lambda;
    private final String sendFunction;
    private final Policy policy;
    private final InstantSource clock;

    /**
     * @param ledgerTable the name of Rebound's DynamoDB table
     * @param sendFunction the name or ARN of its {@code send} function
     */
    public ReboundClient(
            DynamoDbClient dynamo, String ledgerTable, LambdaClient lambda, String sendFunction) {
        this(dynamo, ledgerTable, lambda, sendFunction, Policy.standard(), InstantSource.system());
    }

    ReboundClient(
            DynamoDbClient dynamo,
            String ledgerTable,
            LambdaClient lambda,
            String sendFunction,
            Policy policy,
            InstantSource clock) {
        this.ledger = new Table(dynamo, ledgerTable);
        this.lambda = lambda;
        this.sendFunction = sendFunction;
        this.policy = policy;
        this.clock = clock;
    }

    /** When it cannot be read, the answer is the stream's: see {@link Gate#whenUnreadable}. */
    public boolean isSuppressed(Address address, MailStream stream) {
        return filter(List.of(address), stream).sendable().isEmpty();
    }

    /**
     * The same for thousands at once; a hundred are read at a time, until three reads have failed.
     */
    public Filtered filter(Collection<Address> addresses, MailStream stream) {
        List<Address> asked = addresses.stream().distinct().toList();
        Gate gate = policy.gate(stream);
        Map<Address, List<Suppression>> read = new HashMap<>();
        Optional<String> fault = Optional.empty();
        int failures = 0;
        for (int from = 0; from < asked.size() && failures < MOST_FAILURES; from += PER_READ) {
            List<Address> some = asked.subList(from, Math.min(from + PER_READ, asked.size()));
            try {
                Optional<String> corrupt = read(some, read);
                if (corrupt.isPresent()) fault = corrupt;
            } catch (SdkException unreachable) {
                failures++;
                fault = Optional.of(String.valueOf(unreachable.getMessage()));
            }
        }
        return filtered(asked, read, gate, fault);
    }

    private Filtered filtered(
            List<Address> asked,
            Map<Address, List<Suppression>> read,
            Gate gate,
            Optional<String> fault) {
        List<Address> sendable = new ArrayList<>();
        List<Address> unread = new ArrayList<>();
        Map<Address, Suppression> stopped = new LinkedHashMap<>();
        for (Address address : asked) {
            if (!read.containsKey(address)) {
                unread.add(address);
                if (gate.whenUnreadable() == WhenUnreadable.SEND) sendable.add(address);
                continue;
            }
            gate.stop(read.get(address), clock.instant())
                    .ifPresentOrElse(
                            stop -> stopped.put(address, stop), () -> sendable.add(address));
        }
        return new Filtered(sendable, stopped, unread, fault);
    }

    /**
     * Adds what is known of some.
     *
     * @return what is wrong with a history that is there but cannot be understood
     */
    private Optional<String> read(List<Address> some, Map<Address, List<Suppression>> known) {
        Optional<String> fault = Optional.empty();
        List<Map<String, AttributeValue>> items =
                ledger.get(some.stream().map(HistoryItem::key).toList());
        some.forEach(address -> known.put(address, List.of()));
        for (Map<String, AttributeValue> item : items) {
            Address address = HistoryItem.recipient(item);
            try {
                known.put(address, HistoryItem.suppressions(item));
            } catch (Unreadable | IllegalArgumentException | UncheckedIOException corrupt) {
                known.remove(address);
                fault = Optional.of(address + ": " + corrupt.getMessage());
            }
        }
        return fault;
    }

    /**
     * Sends once for each recipient, however often it is called with the same key. When it throws,
     * call it again: whoever has been sent to is not sent to twice.
     *
     * @throws SendFailed when the function failed, with its own words
     */
    public List<Receipt> send(Mail mail) {
        String payload = MailJson.text(mail);
        InvokeResponse answer =
                lambda.invoke(
                        r ->
                                r.functionName(sendFunction)
                                        .payload(SdkBytes.fromUtf8String(payload)));
        String text = answer.payload().asUtf8String();
        if (answer.functionError() != null) throw new SendFailed(text);
        return Fields.of(Json.object(text)).objects("receipts").stream()
                .map(ReboundClient::receipt)
                .toList();
    }

    private static Receipt receipt(Fields fields) {
        return new Receipt(
                Address.parse(fields.text("recipient")),
                fields.text("mail"),
                fields.text("outcome"),
                fields.optionalText("messageId"),
                fields.optionalText("because"));
    }
}
