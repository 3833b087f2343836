package dev.rebound.local.lists;

import dev.rebound.core.Address;
import dev.rebound.core.Adoption;
import dev.rebound.core.Policy;
import dev.rebound.core.RecipientHistory;
import dev.rebound.functions.Ledger;
import dev.rebound.local.Records;
import dev.rebound.local.aws.Parallel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Joins entries of other lists to the ledger, many at once. Histories are read by the hundred
 * first, so that a list that was joined before costs little.
 */
public final class Joining {
    private static final int READ_AT_ONCE = 100;

    private final Ledger ledger;
    private final Instant now;
    private int changed;
    private int known;

    public Joining(Records records) {
        ledger = records.ledger();
        now = records.now();
    }

    public void join(Stream<Adoption> adoptions) {
        adoptions.gather(Gatherers.windowFixed(READ_AT_ONCE)).forEach(this::join);
    }

    private void join(List<Adoption> adoptions) {
        Map<Address, RecipientHistory> histories =
                ledger.histories(adoptions.stream().map(Adoption::recipient).toList());
        List<Adoption> news =
                adoptions.stream()
                        .filter(each -> each.said().isActive(now))
                        .filter(each -> isNews(each, histories.get(each.recipient())))
                        .toList();
        Parallel.map(news, this::write);
        changed += news.size();
        known += adoptions.size() - news.size();
    }

    private static boolean isNews(Adoption adoption, RecipientHistory history) {
        return !adoption.joined(history, Policy.standard()).equals(history);
    }

    private RecipientHistory write(Adoption adoption) {
        return ledger.change(
                adoption.recipient(), history -> adoption.joined(history, Policy.standard()));
    }

    /** "2 are new, 3 were known or are over". */
    @Override
    public String toString() {
        return "%d are new, %d were known or are over".formatted(changed, known);
    }
}
