package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.mail.InvalidMail;

import org.junit.jupiter.api.Test;

class DiscreetTest {
    private static final String ANA = "ana@example.test";
    private static final String HASH = "recipient ffc4b5d8fdf3544b";

    @Test
    void aFaultThatNamesNobodyStaysWhatItIs() {
        RuntimeException fault = new IllegalStateException("the ledger is down");
        assertThat(Discreet.of(fault)).isSameAs(fault);
    }

    @Test
    void anAddressIsHidden() {
        assertThat(Discreet.of(new IllegalStateException("no " + ANA)))
                .hasMessage("java.lang.IllegalStateException: no " + HASH);
    }

    @Test
    void soIsOneInACauseOrBesideIt() {
        RuntimeException fault = new IllegalStateException("no", new RuntimeException(ANA));
        fault.addSuppressed(new RuntimeException("nor " + ANA));
        assertThat(Discreet.of(fault))
                .hasNoCause()
                .hasNoSuppressedExceptions()
                .hasMessageContaining("Caused by: java.lang.RuntimeException: " + HASH)
                .hasMessageContaining("RuntimeException: nor " + HASH);
    }

    @Test
    void theStackStays() {
        RuntimeException fault = new IllegalStateException(ANA);
        assertThat(Discreet.of(fault).getStackTrace()).isEqualTo(fault.getStackTrace());
    }

    @Test
    void workflowsAndApplicationsKnowTheirFaultsByType() {
        assertThat(Discreet.of(new Busy(ANA, null))).isInstanceOf(Busy.class);
        assertThat(Discreet.of(new InvalidMail("to: " + ANA)))
                .isInstanceOf(InvalidMail.class)
                .hasMessage("to: " + HASH);
    }

    @Test
    void waitingForAnotherAttemptNamesNobody() {
        assertThat(new UnderWay("Send/1/" + ANA)).hasMessageContaining("Send/1/" + HASH);
    }

    @Test
    void handlersThrowNothingElse() {
        Handler<String, String> failing =
                new Handler<>() {
                    @Override
                    String handle(String input, Context context) {
                        throw new IllegalStateException(input);
                    }
                };
        assertThatThrownBy(() -> failing.handleRequest(ANA, null)).hasMessageContaining(HASH);
    }
}
