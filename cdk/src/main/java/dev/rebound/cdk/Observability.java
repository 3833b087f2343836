package dev.rebound.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** One dashboard, and the alarms: of the mail and of the parts. */
final class Observability extends Construct {
    private static final Duration MINUTES = Duration.minutes(5);

    Observability(Construct scope, Foundation foundation, Watched parts) {
        super(scope, "Observability");
        Settings settings = foundation.settings();
        Metrics often = new Metrics(settings, MINUTES);
        Alarms alarms = new Alarms(this, foundation);
        new MailAlarms(alarms, new Metrics(settings, Duration.hours(1)), often).raise(settings);
        new PartAlarms(alarms, often).raise(parts);
        new Overview(often, parts).show(this, name(settings));
    }

    /** Dashboards are the account's, not a Region's. */
    private String name(Settings settings) {
        return settings.named(Stack.of(this).getRegion());
    }
}
