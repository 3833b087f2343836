package dev.rebound.local.simulation;

import dev.rebound.local.simulation.Journal.Hour;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.StringJoiner;
import java.util.function.ToIntFunction;

/** A simulation hour by hour, as a picture in SVG: one strip for each thing that was counted. */
public final class Plot {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 110;
    private static final int LEFT = 60;
    private static final int TOP = 30;
    private static final int GAP = 34;

    private static final List<Strip> STRIPS =
            List.of(
                    new Strip("mails sent", "#4c78a8", Hour::mails),
                    new Strip("deliveries", "#54a24b", Hour::deliveries),
                    new Strip("bounces", "#e45756", Hour::bounces),
                    new Strip("suppressions", "#b279a2", Hour::suppressions));

    private Plot() {}

    private record Strip(String name, String colour, ToIntFunction<Hour> count) {}

    public static String svg(String title, NavigableMap<Instant, Hour> hours) {
        int height = TOP + STRIPS.size() * (HEIGHT + GAP) + GAP;
        StringBuilder svg = new StringBuilder();
        svg.append(
                line(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                                + " font-family=\"sans-serif\" font-size=\"12\">",
                        LEFT + WIDTH + 20, height));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.append(line("<text x=\"%d\" y=\"18\" font-size=\"14\">%s</text>", LEFT, title));
        for (int number = 0; number < STRIPS.size(); number++)
            svg.append(strip(STRIPS.get(number), TOP + GAP + number * (HEIGHT + GAP), hours));
        return svg.append(days(hours, height - 14)).append("</svg>\n").toString();
    }

    private static String strip(Strip strip, int top, NavigableMap<Instant, Hour> hours) {
        List<Integer> counts =
                hours.values().stream().map(hour -> strip.count().applyAsInt(hour)).toList();
        int most = Math.max(1, counts.stream().mapToInt(count -> count).max().orElse(1));
        StringJoiner points = new StringJoiner(" ");
        for (int hour = 0; hour < counts.size(); hour++) {
            double y = top + HEIGHT * (1 - (double) counts.get(hour) / most);
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(hour, counts.size()), y));
        }
        long total = counts.stream().mapToLong(count -> count).sum();
        int bottom = top + HEIGHT;
        return line("<text x=\"%d\" y=\"%d\">%s: %d</text>", LEFT, top - 8, strip.name(), total)
                + line(
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>",
                        LEFT - 6, top + 10, most)
                + line(
                        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#999\"/>",
                        LEFT, bottom, LEFT + WIDTH, bottom)
                + line(
                        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>",
                        strip.colour(), points);
    }

    private static String days(NavigableMap<Instant, Hour> hours, int y) {
        StringBuilder days = new StringBuilder();
        int number = 0;
        int each = Math.max(1, hours.size() / 24 / 12);
        for (Instant hour : hours.keySet()) {
            if (number % (24 * each) == 0)
                days.append(
                        line(
                                "<text x=\"%.1f\" y=\"%d\">%s</text>",
                                x(number, hours.size()), y, hour.toString().substring(5, 10)));
            number++;
        }
        return days.toString();
    }

    private static double x(int hour, int hours) {
        return LEFT + (double) WIDTH * hour / Math.max(1, hours - 1);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
