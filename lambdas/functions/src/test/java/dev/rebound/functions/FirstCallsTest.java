package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.runtime.EmptyAws;
import dev.rebound.runtime.Priming;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** In a process without settings, credentials and region, as where it is built. */
class FirstCallsTest {
    private final Set<String> asked = new TreeSet<>();
    private final List<String> told = new ArrayList<>();

    private void prime() {
        new Priming(new FirstCalls(new Recorded()), signal -> told.add(signal.message()))
                .beforeCheckpoint(null);
    }

    @Test
    void asksForAllThatHandlersAskFor() {
        prime();
        assertThat(asked)
                .containsExactly(
                        "dynamodb BatchGetItem",
                        "dynamodb GetItem",
                        "dynamodb PutItem",
                        "dynamodb Query",
                        "dynamodb TransactWriteItems",
                        "dynamodb UpdateItem",
                        "email DELETE",
                        "email GET",
                        "email POST",
                        "events PutEvents",
                        "s3 PUT");
    }

    @Test
    void tellsOperatorsNoMoreThanThatItIsDone() {
        prime();
        assertThat(told).containsExactly("primed");
    }

    private final class Recorded extends EmptyAws {
        Recorded() {
            super(FirstCalls.ANSWER);
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            SdkHttpRequest http = request.httpRequest();
            String service = http.host().replaceFirst("^none\\.", "").split("\\.")[0];
            String target = http.firstMatchingHeader("X-Amz-Target").orElse(http.method().name());
            asked.add(service + " " + target.substring(target.indexOf('.') + 1));
            return super.prepareRequest(request);
        }
    }
}
