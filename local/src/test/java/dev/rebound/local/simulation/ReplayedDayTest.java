package dev.rebound.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.core.Address;
import dev.rebound.core.RecipientHistory;
import dev.rebound.core.Status;
import dev.rebound.functions.Ledger;
import dev.rebound.functions.Ledger.Entry;
import dev.rebound.local.Deployment;
import dev.rebound.local.simulation.Simulation.Plan;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All events of one day come again from EventBridge's archive, in another order. */
class ReplayedDayTest {
    private static final Deployment DEPLOYMENT = Deployment.read(Path.of(".."));
    private static final Plan PLAN = Plan.of(300, 7, 1);

    /** The day of an outage, of which resends are still waiting on the next. */
    private static final Instant DAY = Instant.parse("2026-03-26T00:00:00Z");

    private static final Instant NEXT = DAY.plus(Duration.ofDays(1));

    private final Simulation simulation = new Simulation(DEPLOYMENT, PLAN);
    private final Course course = simulation.course();

    /** What a replay must not change. */
    private record End(
            Map<Address, RecipientHistory> histories,
            Map<Address, List<Entry>> timelines,
            Map<Told, Set<Status>> reported,
            Map<String, Integer> announced,
            int told) {
        static End of(Course course) {
            List<Told> all =
                    course.events().stream().flatMap(each -> Told.by(each).stream()).toList();
            Set<Address> people = all.stream().map(Told::recipient).collect(Collectors.toSet());
            Ledger ledger = course.storage().ledger();
            return new End(
                    ledger.histories(people),
                    each(people, ledger::timeline),
                    each(all, told -> ledger.reported(told.message(), told.recipient())),
                    Map.copyOf(course.journal().announced()),
                    all.size());
        }

        private static <K, V> Map<K, V> each(Collection<K> keys, Function<K, V> value) {
            return keys.stream().distinct().collect(Collectors.toMap(key -> key, value));
        }
    }

    private void replay() {
        List<Map<String, Object>> events = new ArrayList<>(course.events());
        events.removeIf(event -> !isOf(DAY, event));
        assertThat(events).hasSizeGreaterThan(100);
        Collections.shuffle(events, new Random(1));
        events.forEach(event -> course.deliver(renamed(event)));
    }

    private static boolean isOf(Instant day, Map<String, Object> event) {
        Instant at = Instant.parse((String) event.get("time"));
        return !at.isBefore(day) && at.isBefore(NEXT);
    }

    private static Map<String, Object> renamed(Map<String, Object> event) {
        Map<String, Object> other = new HashMap<>(event);
        other.put("id", "replayed-" + event.get("id"));
        return other;
    }

    @Test
    void afterwardsItChangesNothing() {
        simulation.run();
        End before = End.of(course);
        replay();
        course.finish();
        assertThat(End.of(course)).isEqualTo(before);
    }

    @Test
    void whileResendsOfItStillWaitItChangesNothingEither() {
        Simulation undisturbed = new Simulation(DEPLOYMENT, PLAN);
        Totals totals = undisturbed.run();
        course.at(NEXT.plus(Duration.ofHours(1)), this::replay);
        assertThat(simulation.run()).isEqualTo(totals);
        assertThat(End.of(course)).isEqualTo(End.of(undisturbed.course()));
    }
}
