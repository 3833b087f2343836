package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class AnalyticsTest {
    private static final Project PROJECT = Project.at(Path.of(".."));
    private static final String STREAM = "AWS::KinesisFirehose::DeliveryStream";

    @TempDir private Path home;

    @Test
    void firehoseBringsEventsByDay() {
        Map<String, Object> destination =
                Map.of(
                        "Prefix", "events/v1/dt=!{timestamp:yyyy-MM-dd}/",
                        "ErrorOutputPrefix",
                                "errors/v1/!{firehose:error-output-type}/dt=!{timestamp:yyyy-MM-dd}/",
                        "CompressionFormat", "GZIP");
        template(Map.of())
                .hasResourceProperties(
                        STREAM, Map.of("ExtendedS3DestinationConfiguration", destination));
    }

    @Test
    void theTableLiesWhereFirehoseBringsThem() {
        Object table = table(template(Map.of()), "TableInput");
        assertThat(table.toString())
                .contains("Location={Fn::Join=[, [s3://, {Ref=AnalyticsLake")
                .contains("}, /events/v1/dt=${dt}/]]}")
                .doesNotContain("BUCKET");
    }

    @Test
    void everyFileIsANamedQuery() {
        assertThat(template(Map.of()).findResources("AWS::Athena::NamedQuery").values())
                .extracting(query -> ((Map<?, ?>) query.get("Properties")).get("Name").toString())
                .containsExactlyInAnyOrderElementsOf(PROJECT.queries().keySet());
    }

    @Test
    void aQueryCannotScanForMoreThanHalfADollar() {
        template(Map.of())
                .hasResourceProperties(
                        "AWS::Athena::WorkGroup",
                        Map.of(
                                "WorkGroupConfiguration",
                                Map.of(
                                        "EnforceWorkGroupConfiguration",
                                        true,
                                        "BytesScannedCutoffPerQuery",
                                        100_000_000_000L)));
    }

    @Test
    void environmentsHaveDatabasesOfTheirOwn() {
        template(Map.of("environment", "test"))
                .hasResourceProperties(
                        "AWS::Glue::Database",
                        Map.of("DatabaseInput", Map.of("Name", "rebound_test")));
    }

    @Test
    void firehoseMayWriteItsTwoFoldersOnly() {
        String policies = template(Map.of()).findResources("AWS::IAM::Policy").toString();
        assertThat(policies)
                .contains("s3:PutObject", "/events/v1/*", "/errors/v1/*")
                .doesNotContain("s3:Delete", "Arn]}, /*", "Resource=*");
    }

    @Test
    void aKeyOfTheAccountEncryptsStreamAndResults() {
        Template template = template(Map.of("rebound", Map.of("customerKey", true)));
        template.hasResourceProperties(
                STREAM,
                Map.of(
                        "DeliveryStreamEncryptionConfigurationInput",
                        Map.of("KeyType", "CUSTOMER_MANAGED_CMK", "KeyARN", Match.anyValue())));
        assertThat(template.toJSON().toString()).contains("EncryptionOption=SSE_KMS");
    }

    @Test
    void cdkNagHasNothingToSay() {
        Stack stack = stack(Map.of(), PROJECT);
        Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().build());
        assertThat(
                        Annotations.fromStack(stack)
                                .findError("*", Match.stringLikeRegexp("AwsSolutions-.*")))
                .isEmpty();
    }

    @Test
    void aQueryMustSayWhatItIsFor() throws IOException {
        Path queries = Files.createDirectories(home.resolve("analytics/queries"));
        Files.writeString(home.resolve("analytics/table.json"), PROJECT.table());
        Files.writeString(queries.resolve("all.sql"), "SELECT 1");
        assertThatThrownBy(() -> stack(Map.of(), Project.at(home)))
                .isInstanceOf(InvalidProject.class)
                .hasMessage("analytics/queries/all.sql: its first line is no \"-- description\"");
    }

    @Test
    void aTableThatIsNoJsonIsNamed() throws IOException {
        Files.createDirectories(home.resolve("analytics/queries"));
        Files.writeString(home.resolve("analytics/table.json"), "{\"Name\": }");
        assertThatThrownBy(() -> stack(Map.of(), Project.at(home)))
                .isInstanceOf(InvalidProject.class)
                .hasMessageStartingWith("analytics/table.json: is no JSON: ")
                .hasMessageNotContaining("\n");
    }

    private static Object table(Template template, String property) {
        List<Map<String, Object>> tables =
                List.copyOf(template.findResources("AWS::Glue::Table").values());
        return ((Map<?, ?>) tables.getFirst().get("Properties")).get(property);
    }

    private static Template template(Map<String, Object> context) {
        return Template.fromStack(stack(context, PROJECT));
    }

    private static Stack stack(Map<String, Object> context, Project project) {
        App app = new App(AppProps.builder().context(context).build());
        Settings settings = SettingsReader.read(app.getNode()::tryGetContext);
        Stack stack = new Stack(app, settings.system());
        new Analytics(stack, new Foundation(stack, settings), project);
        return stack;
    }
}
