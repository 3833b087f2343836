package dev.rebound.cdk;

import dev.rebound.rules.InvalidRule;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

import java.nio.file.Path;
import java.util.Map;

/**
 * The CDK app, which the CDK's command line runs. Exit codes: 0 synthesised, 2 a setting or a file
 * is wrong, told in one line.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        try {
            app(new App(), home()).synth();
        } catch (InvalidSettings | InvalidProject | InvalidRule fault) {
            System.err.println("rebound: " + fault.getMessage());
            System.exit(2);
        }
    }

    private static Project home() {
        return Project.at(Path.of(System.getProperty("rebound.home", ".")));
    }

    /** One stack for each Region, all checked by cdk-nag. */
    static App app(App app, Project project) {
        if (app.getNode().getAllContext() instanceof Map<?, ?> all) Context.check(all);
        Settings settings = SettingsReader.read(app.getNode()::tryGetContext);
        if (settings.regions().isEmpty())
            new ReboundStack(app, settings.system(), props(settings).build(), settings, project);
        for (String region : settings.regions())
            new ReboundStack(
                    app,
                    settings.named(region),
                    props(settings).env(Environment.builder().region(region).build()).build(),
                    settings,
                    project);
        Tags.of(app).add("rebound", settings.system());
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
        return app;
    }

    private static StackProps.Builder props(Settings settings) {
        return StackProps.builder()
                .stackName(settings.system())
                .description(
                        "Rebound: resend or suppress, after Amazon SES reports on an address.");
    }
}
