package dev.rebound.local.asl;

import com.dashjoin.jsonata.Jsonata.Frame;

import dev.rebound.local.asl.Transition.Taken;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tries a Task or a Map until it succeeds, a catcher takes over, or it has failed for good. */
final class Attempts {
    private final Scope scope;
    private final Recovery recovery;

    /** Each retrier counts for itself, were it the same as another. */
    private final Map<Retrier, Integer> retries = new IdentityHashMap<>();

    Attempts(Scope scope, Recovery recovery) {
        this.scope = scope;
        this.recovery = recovery;
    }

    Taken run(Transition transition, Supplier<Object> work) {
        while (true) {
            try {
                Object result = work.get();
                return scope.take(transition, scope.frame("result", result), result);
            } catch (StateFailure failure) {
                Optional<Retrier> retrier = recovery.retrier(failure).filter(this::hasMore);
                if (retrier.isEmpty()) {
                    return caught(failure);
                }
                retry(retrier.get());
            }
        }
    }

    private boolean hasMore(Retrier retrier) {
        return retries.getOrDefault(retrier, 0) < retrier.maxAttempts();
    }

    private void retry(Retrier retrier) {
        int before = retries.merge(retrier, 1, Integer::sum) - 1;
        Run run = scope.branch().run();
        Instant now = run.now();
        run.backOffUntil(now.plus(retrier.delay(before, scope.branch().random())));
        scope.countRetry();
    }

    private Taken caught(StateFailure failure) {
        Recovery.Catcher catcher = recovery.catcher(failure).orElseThrow(() -> failure);
        Frame frame = scope.frame("errorOutput", failure.output());
        return scope.take(catcher.transition(), frame, failure.output());
    }
}
