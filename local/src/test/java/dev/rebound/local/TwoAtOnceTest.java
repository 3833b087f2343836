package dev.rebound.local;

import static dev.rebound.local.Fakes.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.core.Address;
import dev.rebound.core.Policy;
import dev.rebound.functions.Decide;
import dev.rebound.functions.Mailer.Accepted;
import dev.rebound.functions.Ports;
import dev.rebound.functions.Resend;
import dev.rebound.functions.Send;
import dev.rebound.functions.UnderWay;
import dev.rebound.local.Story.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The same call from eight threads at once, over the deployed adapters. */
@ExtendWith(Engines.class)
class TwoAtOnceTest {
    private static final int A_WHILE = 30_000;
    private static final int MOST_FAILURES = 5;
    private static final int NONE = 0;

    private final Address someone = Mails.someone();
    private final Map<String, Object> letter =
            Mails.json("letter", "transactional", someone.value());
    private final List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
    private final List<String> announced = Collections.synchronizedList(new ArrayList<>());
    private Ports ports;

    @BeforeEach
    void open() {
        Storage storage = Engines.storage("disk");
        ports =
                new Ports(
                        storage.ledger(),
                        storage.once(),
                        (_, type, _) -> announced.add(type),
                        storage.quarantine(),
                        storage.casebook(),
                        _ -> {},
                        storage.outbox(),
                        (_, attempt) -> taken(attempt),
                        _ -> List.of(),
                        _ -> {},
                        () -> NOON,
                        Policy.standard());
    }

    private Accepted taken(int attempt) {
        attempts.add(attempt);
        return new Accepted(messageId(attempt), "set");
    }

    private String messageId(int attempt) {
        return attempt + "-" + someone;
    }

    /**
     * @param left how many milliseconds a call has before somebody else may take its place
     */
    private static Context context(int left) {
        Context real = new LocalContext("function");
        Class<?>[] type = {Context.class};
        return (Context)
                Proxy.newProxyInstance(
                        Context.class.getClassLoader(),
                        type,
                        (_, method, arguments) ->
                                method.getName().equals("getRemainingTimeInMillis")
                                        ? left
                                        : method.invoke(real, arguments));
    }

    private static <T> List<T> atOnce(Supplier<T> call) throws InterruptedException {
        return AtOnce.run(() -> patiently(call));
    }

    /**
     * Calls again, as all callers do: while another call is under way, and a few times when it
     * failed, as it may where calls whose time is over disturb each other.
     */
    private static <T> T patiently(Supplier<T> call) {
        for (int failures = 0; true; )
            try {
                return call.get();
            } catch (UnderWay wait) {
                Thread.onSpinWait();
            } catch (RuntimeException fault) {
                if (++failures == MOST_FAILURES) throw fault;
            }
    }

    private List<Map<String, Object>> sendAtOnce(int left) throws InterruptedException {
        return atOnce(() -> new Send(ports).handleRequest(letter, context(left)));
    }

    private Map<String, Object> decide(int left) {
        Map<String, Object> detail =
                Fakes.event(
                        Kind.MAILBOX_FULL,
                        messageId(1),
                        Mails.mail(letter).tags(1),
                        someone,
                        NOON.plusSeconds(60));
        Map<String, Object> event = Map.of("id", "event", "detail", detail);
        return new Decide(ports)
                .handleRequest(Map.of("event", event, "execution", "bounce:x"), context(left))
                .getFirst();
    }

    private List<Map<String, Object>> resendAtOnce(int left) throws InterruptedException {
        new Send(ports).handleRequest(letter, context(A_WHILE));
        Map<String, Object> decision = decide(A_WHILE);
        return atOnce(() -> new Resend(ports).handleRequest(decision, context(left)));
    }

    @Test
    void ofManyCallsToSendOneSendsAndAllGetItsReceipt() throws InterruptedException {
        assertThat(sendAtOnce(A_WHILE)).hasSize(AtOnce.THREADS).containsOnly(receipt());
        assertThat(attempts).containsExactly(1);
    }

    private Map<String, Object> receipt() {
        Map<String, Object> receipt =
                Map.of(
                        "recipient", someone.value(),
                        "mail", Mails.mail(letter).id(),
                        "outcome", "sent",
                        "messageId", messageId(1));
        return Map.of("receipts", List.of(receipt));
    }

    @ParameterizedTest
    @ValueSource(ints = {A_WHILE, NONE})
    void aBounceDeliveredManyTimesIsOneLineOfTheTimelineAndOneStrike(int left)
            throws InterruptedException {
        atOnce(() -> decide(left));
        assertThat(ports.ledger().timeline(someone)).hasSize(1);
        assertThat(ports.ledger().history(someone).strikes()).hasSize(1);
    }

    @Test
    void onlyOneOfItsDecisionsIsNew() throws InterruptedException {
        assertThat(atOnce(() -> decide(A_WHILE)))
                .filteredOn(decision -> decision.get("duplicate").equals(false))
                .hasSize(1);
    }

    @Test
    void ofManyResendsOneSendsAndSaysSoOnce() throws InterruptedException {
        assertThat(resendAtOnce(A_WHILE))
                .hasSize(AtOnce.THREADS)
                .containsOnly(Map.of("outcome", "sent", "messageId", messageId(2)));
        assertThat(attempts).containsExactly(1, 2);
        assertThat(announced).containsExactly("Message Resent");
    }

    /** Then nothing keeps the others from trying, but the claim. */
    @Test
    void evenWhenTheTimeOfEachCallIsOverSesTakesEachAttemptOnce() throws InterruptedException {
        sendAtOnce(NONE);
        resendAtOnce(NONE);
        assertThat(attempts).containsExactly(1, 2);
    }
}
