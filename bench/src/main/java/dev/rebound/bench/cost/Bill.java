package dev.rebound.bench.cost;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Quantities times list prices, in dollars; what SES takes for the mails themselves is no part. */
record Bill(List<Post> posts) {
    static final String SES = "SES";

    record Post(
            String id, String group, String name, String unit, double quantity, double dollars) {}

    /**
     * @throws IllegalArgumentException when a quantity has no price or a price no quantity
     */
    static Bill of(Map<String, Double> quantities) {
        List<NamedCsvRecord> prices = Sheet.read("prices.csv").rows();
        if (!prices.stream()
                .map(row -> row.getField("id"))
                .toList()
                .equals(List.copyOf(quantities.keySet())))
            throw new IllegalArgumentException("prices.csv and the quantities name other posts");
        return new Bill(
                prices.stream().map(row -> post(row, quantities.get(row.getField("id")))).toList());
    }

    private static Post post(NamedCsvRecord row, double amount) {
        double quantity = amount / Double.parseDouble(row.getField("per"));
        return new Post(
                row.getField("id"),
                row.getField("group"),
                row.getField("post"),
                row.getField("unit"),
                quantity,
                quantity * Double.parseDouble(row.getField("price")));
    }

    double total() {
        return ours().stream().mapToDouble(Post::dollars).sum();
    }

    private List<Post> ours() {
        return posts.stream().filter(post -> !post.group().equals(SES)).toList();
    }

    List<Post> largest(int count) {
        return ours().stream()
                .sorted(Comparator.comparingDouble(Post::dollars).reversed())
                .limit(count)
                .toList();
    }

    Bill without(String... ids) {
        return new Bill(posts.stream().filter(post -> !List.of(ids).contains(post.id())).toList());
    }

    /**
     * In the order of the file.
     *
     * @throws IllegalStateException when the groups do not add up to the total
     */
    Map<String, Double> groups() {
        Map<String, Double> groups = new LinkedHashMap<>();
        posts.forEach(post -> groups.merge(post.group(), post.dollars(), Double::sum));
        double sum =
                groups.entrySet().stream()
                        .filter(g -> !g.getKey().equals(SES))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
        if (Math.abs(sum - total()) > 1e-6)
            throw new IllegalStateException("the parts are " + sum + ", the total " + total());
        return groups;
    }
}
