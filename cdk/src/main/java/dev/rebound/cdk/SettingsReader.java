package dev.rebound.cdk;

import dev.rebound.cdk.Settings.Retention;
import dev.rebound.cdk.Settings.Stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@link Settings} from the CDK context, strictly: what it does not know is a fault. */
final class SettingsReader {
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";
    private static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";
    private static final String ADDRESS = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+";
    private static final String TOPIC = "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+";

    /** Those that CloudWatch Logs takes (API reference, PutRetentionPolicy). */
    private static final List<Integer> LOG_DAYS =
            List.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827);

    private SettingsReader() {}

    /**
     * @param context gives what stands under a name; null when nothing does
     * @throws InvalidSettings naming setting and fault
     */
    static Settings read(Function<String, Object> context) {
        Context given = Context.of(context);
        String environment = given.environment();
        Values values = new Values(given.settings());
        Settings settings =
                new Settings(
                        environment,
                        values.texts("regions", REGION),
                        streams(values.object("streams"), environment),
                        identities(values),
                        values.optionalText("alarmAddress", ADDRESS),
                        values.number("quietHours", 24, 0, 24),
                        values.texts("dimensions", "[A-Za-z0-9_:-]{1,64}"),
                        values.isTrue("topic", false),
                        values.isTrue("analytics", true),
                        values.isTrue("intake", true),
                        values.texts("intakeTopics", TOPIC),
                        retention(values.object("retentionDays")),
                        values.isTrue("customerKey", false),
                        values.isTrue("reservedConcurrency", false),
                        values.isTrue("keepData", true));
        values.noneLeft();
        return checked(settings);
    }

    private static Map<String, Stream> streams(Values streams, String environment) {
        Map<String, Stream> all = new LinkedHashMap<>();
        for (String stream : List.of("transactional", "marketing", "security"))
            all.put(
                    stream,
                    stream(
                            stream,
                            streams.object(stream),
                            Settings.system(environment) + "-" + stream));
        streams.noneLeft();
        return all;
    }

    private static Stream stream(String name, Values values, String usual) {
        Stream stream =
                new Stream(
                        values.optionalText("configurationSet", NAME).orElse(usual),
                        values.isTrue("existing", false),
                        values.optionalText("sendingPool", NAME),
                        values.isTrue("tracking", name.equals("marketing")));
        values.noneLeft();
        return stream;
    }

    private static List<String> identities(Values values) {
        List<String> given = values.texts("identities", "[^\\s/:]+");
        return given.isEmpty() ? List.of("*") : given;
    }

    private static Retention retention(Values values) {
        int logs = values.number("logs", 90, 1, 1827);
        if (!LOG_DAYS.contains(logs))
            throw new InvalidSettings(
                    "retentionDays.logs", logs + " is none that CloudWatch takes: " + LOG_DAYS);
        Retention retention =
                new Retention(
                        logs,
                        values.number("archive", 90, 1, 110),
                        values.number("analytics", 400, 1, 3650));
        values.noneLeft();
        return retention;
    }

    private static Settings checked(Settings settings) {
        List<String> sets = settings.configurationSets();
        if (sets.stream().distinct().count() < sets.size())
            throw new InvalidSettings(
                    "streams",
                    "two share a configuration set, so one spends the other's reputation");
        settings.streams().forEach(SettingsReader::checked);
        if (!settings.intake() && !settings.intakeTopics().isEmpty())
            throw new InvalidSettings("intakeTopics", "there is no intake to subscribe to them");
        return settings;
    }

    private static void checked(String name, Stream stream) {
        Optional<String> pool = stream.sendingPool().filter(_ -> stream.existing());
        if (pool.isPresent())
            throw new InvalidSettings(
                    "streams." + name + ".sendingPool",
                    "an existing configuration set has its own");
    }
}
