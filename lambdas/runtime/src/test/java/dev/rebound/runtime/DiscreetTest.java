package dev.rebound.runtime;

import static org.assertj.core.api.Assertions.assertThat;

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
}
