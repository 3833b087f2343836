package dev.rebound.bench.cost;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Of a mail, how likely each course is. */
record Traffic(Map<Course, Double> shares) {
    private static final String REST = "rest";

    /**
     * @throws IllegalArgumentException when the file names no course, or more than a hundred
     *     percent
     */
    static Traffic read() {
        Map<Course, Double> shares = new EnumMap<>(Course.class);
        for (NamedCsvRecord row : Sheet.read("traffic.csv").rows())
            if (!row.getField("percent").equals(REST))
                shares.put(
                        Course.valueOf(row.getField("course")),
                        Double.parseDouble(row.getField("percent")) / 100);
        return new Traffic(shares).completed();
    }

    private Traffic completed() {
        Map<Course, Double> all = new EnumMap<>(Course.class);
        all.putAll(shares);
        all.remove(Course.DELIVERED);
        double rest = 1 - all.values().stream().mapToDouble(share -> share).sum();
        if (rest < 0) throw new IllegalArgumentException("traffic.csv: more than 100 percent");
        all.put(Course.DELIVERED, rest);
        return new Traffic(all);
    }

    /** As if nobody were asked whether mail is opened and clicked. */
    Traffic withoutEngagement() {
        Map<Course, Double> fewer = new EnumMap<>(shares);
        fewer.remove(Course.OPENED);
        fewer.remove(Course.CLICKED);
        return new Traffic(fewer).completed();
    }

    /** What a mail uses on average. */
    Count mean(Function<Course, Count> perMail) {
        return shares.entrySet().stream()
                .map(each -> perMail.apply(each.getKey()).times(each.getValue()))
                .reduce(Count.NONE, Count::plus);
    }
}
