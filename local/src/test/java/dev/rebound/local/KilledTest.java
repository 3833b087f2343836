package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.local.Story.Kind;
import dev.rebound.local.Story.Plot;
import dev.rebound.local.ses.SimulatedSes;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A process that is killed at any call to its ports, and run again, ends as one that never was. */
@Tag("slow")
class KilledTest {
    private static final Deployment DEPLOYMENT = Deployment.read(Path.of(".."));

    private static final List<Plot> PLOTS =
            List.of(
                    new Plot(Kind.DELIVERY, 0, 1),
                    new Plot(Kind.MAILBOX_FULL, 1, 2),
                    new Plot(Kind.DELAY, 2, 3),
                    new Plot(Kind.MAILBOX_FULL, 1, 5),
                    new Plot(Kind.POSSIBLE_COMPLAINT, 0, 6),
                    new Plot(Kind.SENDER_FAULT, 2, 7),
                    new Plot(Kind.MAILBOX_FULL, 1, 8),
                    new Plot(Kind.COMPLAINT, 2, 9),
                    new Plot(Kind.NOT_SPAM, 2, 10),
                    new Plot(Kind.POSSIBLE_COMPLAINT, 0, 11),
                    new Plot(Kind.NO_SUCH_MAILBOX, 1, 12));

    /**
     * The end of the process: an Error, so that nothing takes it for a fault that can be handled.
     */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Counts the moments before and after each call, and is deadly at one of them. */
    private static final class Death implements Guard {
        private int deadly = Integer.MAX_VALUE;
        private int moments;

        @Override
        public void before(String verb) {
            if (moments++ == deadly) throw new Killed();
        }

        @Override
        public void after(String verb) {
            if (moments++ == deadly) throw new Killed();
        }
    }

    private static Rebound rebound(Deployment deployment, Storage storage) {
        return new Rebound(deployment, storage, _ -> {}, SimulatedSes::ofMailboxSimulator);
    }

    private static boolean live(Deployment deployment, Storage storage) {
        try {
            Rebound rebound = rebound(deployment, storage);
            PLOTS.forEach(plot -> rebound.play(plot.piece()));
            rebound.finish();
            return true;
        } catch (IllegalStateException death) {
            assertThat(death).hasRootCauseInstanceOf(Killed.class);
            return false;
        } catch (Killed death) {
            return false;
        }
    }

    private Map<String, Object> endAfterDeathAt(Deployment deployment, int moment) {
        Death death = new Death();
        death.deadly = moment;
        InMemoryWithHistories storage = new InMemoryWithHistories(death);
        assertThat(live(deployment, storage)).isFalse();
        death.deadly = Integer.MAX_VALUE;
        assertThat(live(deployment, storage)).isTrue();
        assertThat(storage.histories().unfinished()).isEmpty();
        return Story.end(storage.lasting.ledger(), PLOTS);
    }

    @Test
    void atAnyMomentAndRunAgainItEndsTheSame() {
        Death never = new Death();
        InMemoryWithHistories storage = new InMemoryWithHistories(never);
        assertThat(live(DEPLOYMENT, storage)).isTrue();
        Map<String, Object> end = Story.end(storage.lasting.ledger(), PLOTS);
        assertThat(never.moments).isGreaterThan(PLOTS.size());
        List<Integer> moments = IntStream.range(0, never.moments).boxed().toList();
        AllCores.each(moments, this::endAfterDeathAt)
                .forEach((moment, one) -> assertThat(one).as("at %d", moment).isEqualTo(end));
    }

    @Test
    void whatWaitedGoesOnWithoutItsEvent() {
        Storage storage = new InMemoryWithHistories(new Death());
        rebound(DEPLOYMENT, storage).play(new Plot(Kind.MAILBOX_FULL, 1, 2).piece());
        String execution = storage.histories().unfinished().getFirst().id();
        rebound(DEPLOYMENT, storage).finish();
        assertThat(storage.histories().unfinished()).isEmpty();
        assertThat(storage.histories().find(execution).orElseThrow())
                .extracting(event -> event.get("type"))
                .contains("WaitStateExited", "ExecutionSucceeded");
    }
}
