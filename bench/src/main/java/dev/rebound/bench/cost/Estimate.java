package dev.rebound.bench.cost;

import dev.rebound.bench.cost.Play.Use;

/** What was counted and what is assumed, for any use and volume. */
record Estimate(Counted counted, Traffic traffic, EventSizes sizes, Assumptions assumed) {
    Count mail(Use use) {
        return counted.mean(use, traffic);
    }

    Month month(Count mail, String volume) {
        return new Month(volume, mail, counted.idle(), counted.history(), sizes, assumed);
    }

    Bill bill(Count mail, String volume) {
        return Bill.of(month(mail, volume).quantities());
    }
}
