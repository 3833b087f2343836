package dev.rebound.analytics;

import io.airlift.log.Level;
import io.airlift.log.Logging;
import io.trino.plugin.hive.HivePlugin;
import io.trino.server.testing.TestingTrinoServer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Trino, of which Athena's engine version 3 is made, over folders of this machine; its clock stands
 * still.
 */
final class Athena implements AutoCloseable {
    static final String SEPARATOR = " | ";

    private final Glue glue;
    private final TestingTrinoServer server;
    private final String session;

    /**
     * @param lakes a folder for each database
     */
    Athena(String table, Path lakes, Instant now) throws IOException {
        Logging.initialize().setLevel("", Level.WARN);
        glue = new Glue(table);
        server = TestingTrinoServer.create();
        server.installPlugin(new HivePlugin());
        server.createCatalog("awsdatacatalog", "hive", settings(lakes));
        session = TestingTrinoServer.SESSION_START_TIME_PROPERTY + ":" + now;
    }

    private Map<String, String> settings(Path lakes) {
        return Map.of(
                "hive.metastore", "glue",
                "hive.metastore.glue.endpoint-url", glue.uri().toString(),
                "hive.metastore.glue.region", "eu-west-1",
                "hive.metastore.glue.aws-access-key", "key",
                "hive.metastore.glue.aws-secret-key", "secret",
                "hive.partition-projection-enabled", "true",
                "hive.table-statistics-enabled", "false",
                "hive.ignore-absent-partitions", "true", // as Athena does where it projects
                "fs.local.enabled", "true",
                "local.location", lakes.toString());
    }

    /** The names of the columns, then the rows. */
    List<String> lines(String database, String sql, List<String> parameters) throws SQLException {
        try (Connection connection = connect(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++)
                statement.setString(i + 1, parameters.get(i));
            return lines(statement.executeQuery());
        }
    }

    private Connection connect(String database) throws SQLException {
        String url = "jdbc:trino://" + server.getAddress() + "/awsdatacatalog/" + database;
        return DriverManager.getConnection(
                url
                        + "?user=analyst&timezone=UTC&sessionProperties="
                        + session.replace(":", "%3A"));
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++)
            names.add(rows.getMetaData().getColumnLabel(i));
        lines.add(String.join(SEPARATOR, names));
        while (rows.next()) lines.add(line(rows, names.size()));
        return lines;
    }

    private static String line(ResultSet row, int columns) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) values.add(String.valueOf(row.getString(i)));
        return String.join(SEPARATOR, values);
    }

    @Override
    public void close() throws IOException {
        server.close();
        glue.close();
    }
}
