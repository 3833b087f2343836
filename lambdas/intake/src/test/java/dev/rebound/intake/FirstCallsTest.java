package dev.rebound.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.runtime.EmptyAws;
import dev.rebound.runtime.Priming;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;

import java.util.ArrayList;
import java.util.List;

/** In a process without settings, credentials and region, as where it is built. */
class FirstCallsTest {
    private final List<String> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void putABounceAndJunkOnABusAndTellNoMoreThanThatItIsDone() {
        Runnable calls = new FirstCalls(new Recorded());
        new Priming(calls, signal -> told.add(signal.message())).beforeCheckpoint(null);
        assertThat(asked).containsExactly("AWSEvents.PutEvents");
        assertThat(told).containsExactly("primed");
    }

    private final class Recorded extends EmptyAws {
        Recorded() {
            super(FirstCalls.ANSWER);
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            asked.add(request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow());
            return super.prepareRequest(request);
        }
    }
}
