package dev.rebound.bench.cost;

import static java.util.stream.Collectors.joining;

import dev.rebound.bench.cost.Bill.Post;
import dev.rebound.bench.cost.Play.Use;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables, as Markdown; the first is the one for README. */
record Report(Estimate estimate) {
    private static final List<String> VOLUMES = List.of("1M", "10M", "100M");
    private static final String MIDDLE = "10M";
    private static final List<String> COLUMNS =
            List.of("1 M heard", "10 M", "100 M", "1 M sent", "10 M", "100 M");

    String text() {
        return Stream.of(
                        "## Dollars for the mails of a month\n\n" + groups(),
                        "## By post: units of 1 M mails, then dollars\n\n" + posts(),
                        "## The five largest posts of 10 M mails\n\n" + largest(),
                        "## What 10 M mails would cost otherwise\n\n" + variants(),
                        "## Request units and bytes of one mail, by function and kind of item\n\n"
                                + details(),
                        given("traffic.csv"),
                        given("assumptions.csv"),
                        given("prices.csv"))
                .collect(joining("\n"));
    }

    /** In the order of the columns. */
    private List<Bill> bills() {
        return Stream.of(Use.values())
                .flatMap(
                        use ->
                                VOLUMES.stream()
                                        .map(volume -> estimate.bill(estimate.mail(use), volume)))
                .toList();
    }

    private String groups() {
        List<Bill> bills = bills();
        StringBuilder table = new StringBuilder(head("", COLUMNS));
        for (String group : bills.getFirst().groups().keySet())
            if (!group.equals(Bill.SES))
                table.append(dollars(group, bills.stream().map(bill -> bill.groups().get(group))));
        table.append(dollars("**Rebound**", bills.stream().map(Bill::total)));
        table.append(
                dollars("SES itself", bills.stream().map(bill -> bill.groups().get(Bill.SES))));
        return table.toString();
    }

    private String posts() {
        List<Bill> bills = bills();
        List<String> columns = new ArrayList<>(List.of("unit", "heard", "sent"));
        columns.addAll(COLUMNS);
        StringBuilder table = new StringBuilder(head("post", columns));
        for (int row = 0; row < bills.getFirst().posts().size(); row++) {
            int at = row;
            List<Post> posts = bills.stream().map(bill -> bill.posts().get(at)).toList();
            Post sent = posts.get(VOLUMES.size());
            List<String> cells = new ArrayList<>(List.of(sent.unit()));
            cells.add(number(posts.getFirst().quantity()));
            cells.add(number(sent.quantity()));
            posts.forEach(post -> cells.add(money(post.dollars())));
            table.append(row(sent.name(), cells));
        }
        return table.toString();
    }

    private String largest() {
        return Stream.of(Use.values())
                .map(
                        use ->
                                "- "
                                        + name(use)
                                        + ": "
                                        + largest(estimate.bill(estimate.mail(use), MIDDLE)))
                .collect(joining());
    }

    private static String largest(Bill bill) {
        return bill.largest(5).stream()
                .map(post -> post.name() + " " + money(post.dollars()))
                .collect(joining(", ", "", "\n"));
    }

    private String variants() {
        Map<String, Double> heard = new Variants(estimate, Use.HEARS, MIDDLE).all();
        Map<String, Double> sent = new Variants(estimate, Use.SENDS, MIDDLE).all();
        StringBuilder table = new StringBuilder(head("", List.of("heard", "sent")));
        heard.forEach((name, much) -> table.append(dollars(name, Stream.of(much, sent.get(name)))));
        return table.toString();
    }

    private String details() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Use use : Use.values())
            estimate.mail(use)
                    .amounts()
                    .forEach(
                            (name, amount) -> {
                                if (name.matches(
                                        "(writes|reads|stored|transitions/\\w+/start|events)/.*|sends"))
                                    rows.computeIfAbsent(
                                                    name, _ -> new ArrayList<>(List.of("0", "0")))
                                            .set(use.ordinal(), number(amount));
                            });
        StringBuilder table = new StringBuilder(head("", List.of("heard", "sent")));
        rows.forEach((name, cells) -> table.append(row(name, cells)));
        return table.toString();
    }

    private static String given(String file) {
        return Sheet.read(file).rows().stream()
                .map(row -> "    " + String.join(", ", row.getFields()) + "\n")
                .collect(joining("", "## " + file + "\n\n", ""));
    }

    private static String name(Use use) {
        return use == Use.HEARS ? "heard" : "sent";
    }

    private static String head(String first, List<String> columns) {
        return row(first, columns) + row("---", columns.stream().map(_ -> "--:").toList());
    }

    private static String row(String first, List<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells) + " |\n";
    }

    private static String dollars(String name, Stream<Double> amounts) {
        return row(name, amounts.map(Report::money).toList());
    }

    private static String money(double dollars) {
        return String.format(Locale.ROOT, dollars < 10 ? "%.2f" : "%,.0f", dollars);
    }

    private static String number(double quantity) {
        return String.format(Locale.ROOT, quantity < 100 ? "%.3g" : "%,.0f", quantity);
    }
}
