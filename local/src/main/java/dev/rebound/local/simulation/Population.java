package dev.rebound.local.simulation;

import dev.rebound.core.Address;
import dev.rebound.local.ses.Receiver;
import dev.rebound.local.ses.Receivers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * People and their mailboxes. Of a hundred some eighty-five are healthy; the others are full for
 * two days, greylist, died before or during the simulation, have a dead domain, bounce late, are
 * out of office or complain. Three providers have troubles of their own.
 */
final class Population {
    /**
     * From so many mails a day on, a provider that denies its mailboxes can be told from the dead.
     */
    private static final int NOTICEABLE = 1_000;

    private final Map<Address, Receiver> receivers = new LinkedHashMap<>();
    private final List<Address> addresses;

    Population(int size, Instant start, int days, int mailsADay, Random random) {
        for (int person = 0; person < size; person++) {
            Provider provider = Provider.values()[random.nextInt(Provider.values().length)];
            Receiver own = receiver(start, days, random);
            boolean noticeable = mailsADay >= NOTICEABLE;
            receivers.put(
                    Address.parse("person" + person + "@" + provider.domain(person)),
                    provider.of(own, start, days, noticeable));
        }
        addresses = new ArrayList<>(receivers.keySet());
    }

    private enum Provider {
        /** Denies its living mailboxes for three hours, as large providers have done. */
        BIGMAIL,
        /** Takes no mail at all for a day. */
        OFFICE,
        /** Turns the sender away for some hours. */
        STRICT,
        /** A domain for each. */
        SMALL;

        String domain(int person) {
            return this == SMALL ? "small" + person + ".test" : name().toLowerCase() + ".test";
        }

        Receiver of(Receiver own, Instant start, int days, boolean noticeable) {
            Instant middle = start.plus(Duration.ofDays(days / 2)).plus(CAMPAIGN);
            return switch (this) {
                case BIGMAIL ->
                        Receivers.outage(own, middle, middle.plus(Duration.ofHours(3)), noticeable);
                case OFFICE ->
                        Receivers.outage(own, middle, middle.plus(Duration.ofHours(24)), false);
                case STRICT -> Receivers.strict(own, middle, middle.plus(Duration.ofHours(6)));
                case SMALL -> own;
            };
        }

        private static final Duration CAMPAIGN = Duration.ofHours(9);
    }

    private static Receiver receiver(Instant start, int days, Random random) {
        Instant sometime = start.plusSeconds(random.nextInt(86_400 * days));
        int dice = random.nextInt(1_000);
        if (dice < 30) return Receivers.full(sometime, sometime.plus(Duration.ofDays(2)));
        if (dice < 70) return Receivers.greylisting(Duration.ofMinutes(10));
        if (dice < 90) return Receivers.dead(Instant.MIN);
        if (dice < 100) return Receivers.dead(sometime);
        if (dice < 105) return Receivers.deadDomain();
        if (dice < 110) return Receivers.lateBounce(Duration.ofHours(2));
        if (dice < 130) return Receivers.outOfOffice();
        if (dice < 137) return Receivers.complaining(Duration.ofHours(1));
        if (dice < 300) return Receivers.opening(Duration.ofMinutes(40));
        return Receivers.healthy();
    }

    Receiver receiver(Address address) {
        return receivers.get(address);
    }

    List<Address> addresses() {
        return addresses;
    }
}
