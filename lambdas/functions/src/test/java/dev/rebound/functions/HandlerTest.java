package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;

import dev.rebound.mail.InvalidMail;

import org.junit.jupiter.api.Test;

/** What a handler throws stands in Lambda's log. */
class HandlerTest {
    private static final String ANA = "ana@example.test";
    private static final String HASH = "recipient ffc4b5d8fdf3544b";

    private static void fail(RuntimeException fault) {
        new Handler<String, String>() {
            @Override
            String handle(String input, Context context) {
                throw fault;
            }
        }.handleRequest("", null);
    }

    @Test
    void aFaultNamesNobody() {
        RuntimeException fault = new IllegalStateException(ANA);
        assertThatThrownBy(() -> fail(fault))
                .hasMessageContaining(HASH)
                .extracting(Throwable::getStackTrace)
                .isEqualTo(fault.getStackTrace());
    }

    @Test
    void oneThatNamesNobodyStaysWhatItIs() {
        RuntimeException fault = new Busy("the rate is used up", null);
        assertThatThrownBy(() -> fail(fault)).isSameAs(fault);
    }

    @Test
    void workflowsAndApplicationsKnowTheirFaultsByType() {
        assertThatThrownBy(() -> fail(new Busy(ANA, null)))
                .isInstanceOf(Busy.class)
                .hasMessageContaining(HASH);
        assertThatThrownBy(() -> fail(new InvalidMail("to: " + ANA)))
                .isInstanceOf(InvalidMail.class)
                .hasMessage("to: " + HASH);
    }

    @Test
    void waitingForAnotherAttemptNamesNobody() {
        assertThat(new UnderWay("Send/1/" + ANA)).hasMessageContaining("Send/1/" + HASH);
    }
}
