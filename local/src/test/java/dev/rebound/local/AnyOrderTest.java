package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.local.Story.Kind;
import dev.rebound.local.Story.Plot;
import dev.rebound.local.ses.SimulatedSes;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Any order, any duplication, same end: through rules, workflows and handlers. */
@Tag("slow")
class AnyOrderTest {
    private static final Deployment DEPLOYMENT = Deployment.read(Path.of(".."));

    @Provide
    Arbitrary<List<Plot>> plots() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 45))
                .as(Plot::new)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /**
     * The end, to which something about each event was decided, whether for the first time or not.
     */
    private static Map<String, Object> played(List<Plot> plots) {
        Storage storage = Storage.inMemory();
        List<Handled> decided = new ArrayList<>();
        Rebound rebound =
                new Rebound(DEPLOYMENT, storage, decided::add, SimulatedSes::ofMailboxSimulator);
        plots.forEach(plot -> rebound.play(plot.piece()));
        rebound.finish();
        assertThat(decided)
                .noneMatch(Handled::isQuarantined)
                .extracting(each -> each.delivery().origin())
                .containsAll(plots.stream().map(Plot::toString).toList());
        return Story.end(storage.ledger(), plots);
    }

    @Property(tries = 300)
    void theOrderOfEventsMakesNoDifference(
            @ForAll("plots") List<Plot> plots, @ForAll Random random) {
        List<Plot> inTime =
                plots.stream()
                        .sorted(Comparator.comparing(Plot::day).thenComparing(Plot::kind))
                        .toList();
        List<Plot> shuffled = new ArrayList<>(plots);
        Collections.shuffle(shuffled, random);
        assertThat(played(shuffled)).isEqualTo(played(inTime));
    }

    @Property(tries = 200)
    void repetitionMakesNoDifference(@ForAll("plots") List<Plot> plots, @ForAll Random random) {
        List<Plot> repeated = new ArrayList<>(plots);
        for (Plot plot : plots) repeated.add(random.nextInt(repeated.size()), plot);
        assertThat(played(repeated)).isEqualTo(played(plots));
    }
}
