package dev.rebound.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.rebound.json.Json;

import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

import java.io.UncheckedIOException;
import java.util.Map;

/** The table over the events, and for each file in {@code analytics/queries} a named query. */
final class Queries extends Construct {
    private final Foundation foundation;
    private final Bucket lake;

    Queries(Construct scope, Foundation foundation, Project project, Bucket lake) {
        super(scope, "Queries");
        this.foundation = foundation;
        this.lake = lake;
        CfnDatabase database = database();
        table(database, project.table());
        CfnWorkGroup group = WorkGroup.of(this, foundation, lake);
        project.queries().forEach((name, text) -> query(name, text, database, group));
    }

    private CfnDatabase database() {
        return CfnDatabase.Builder.create(this, "Database")
                .catalogId(Stack.of(this).getAccount())
                .databaseInput(
                        CfnDatabase.DatabaseInputProperty.builder()
                                .name(foundation.settings().system().replace('-', '_'))
                                .description("What SES said about each message.")
                                .build())
                .build();
    }

    /** The file is what CloudFormation takes, but for the bucket's name. */
    private void table(CfnDatabase database, String text) {
        CfnResource.Builder.create(this, "Table")
                .type("AWS::Glue::Table")
                .properties(
                        Map.of(
                                "CatalogId", database.getCatalogId(),
                                "DatabaseName", database.getRef(),
                                "TableInput", parsed(text.replace("BUCKET", lake.getBucketName()))))
                .build();
    }

    private static Map<String, Object> parsed(String table) {
        try {
            return Json.object(table);
        } catch (UncheckedIOException fault) {
            throw new InvalidProject(
                    "analytics/table.json",
                    "is no JSON: " + Json.fault((JsonProcessingException) fault.getCause()));
        }
    }

    private void query(String name, String text, CfnDatabase database, CfnWorkGroup group) {
        String first = text.lines().findFirst().orElse("");
        if (!first.startsWith("-- "))
            throw new InvalidProject(
                    "analytics/queries/" + name + ".sql",
                    "its first line is no \"-- description\"");
        CfnNamedQuery.Builder.create(this, name)
                .name(name)
                .description(first.substring("-- ".length()))
                .queryString(text)
                .database(database.getRef())
                .workGroup(group.getRef())
                .build();
    }
}
