package io.tollgate.admin.database;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the newest version. The scripts are named here, so that nothing searches the
 * class path at every start.
 */
final class Migrations {
  private static final String FOLDER = "/io/tollgate/admin/database/";

  /** In order of their versions. */
  static final List<String> SCRIPTS =
      List.of(
          "V1__tenants_and_users.sql",
          "V2__services_and_backends.sql",
          "V3__plans_and_contracts.sql",
          "V4__applications.sql",
          "V5__integration.sql",
          "V6__history.sql",
          "V7__plan_change_requests.sql",
          "V8__prices_and_features.sql",
          "V9__policies_and_flows.sql",
          "V10__webhooks.sql",
          "V11__site_settings.sql",
          "V12__api_docs.sql",
          "V13__field_definitions.sql",
          "V14__messages.sql",
          "V15__mail.sql",
          "V16__alerts.sql",
          "V17__credit_cards.sql",
          "V18__master.sql",
          "V19__indexes.sql");

  private Migrations() {}

  /** What has been applied. */
  enum State {
    EMPTY,
    OLDER,
    NEWEST,
    NEWER
  }

  /**
   * @param applied names of scripts
   */
  static State state(List<String> applied) {
    if (applied.isEmpty()) {
      return State.EMPTY;
    }
    if (applied.equals(SCRIPTS)) {
      return State.NEWEST;
    }
    return applied.size() > SCRIPTS.size() ? State.NEWER : State.OLDER;
  }

  /** The scripts that the history names; without Flyway, because starting that takes long. */
  static List<String> applied(Connections connections) throws SQLException {
    return applied(connections.migrationSource());
  }

  /** Applies what is missing. */
  static void run(Connections connections) {
    migrate(connections.migrationSource(), connections.keyColumn());
  }

  private static List<String> applied(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      try (ResultSet tables =
          connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
        if (!tables.next()) {
          return List.of();
        }
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select script from flyway_schema_history where success and version is not null"
                      + " order by installed_rank")) {
        List<String> scripts = new ArrayList<>();
        while (rows.next()) {
          scripts.add(rows.getString(1));
        }
        return scripts;
      }
    }
  }

  private static void migrate(DataSource source, String keyColumn) {
    Flyway.configure()
        .dataSource(source)
        .resourceProvider(new Named())
        .javaMigrationClassProvider(Set::of)
        .placeholders(Map.of("id", keyColumn))
        .loggers("slf4j")
        .load()
        .migrate();
  }

  private static final class Named implements ResourceProvider {
    private final List<LoadableResource> scripts =
        SCRIPTS.stream().<LoadableResource>map(Script::new).toList();

    @Override
    public @Nullable LoadableResource getResource(String name) {
      return scripts.stream()
          .filter(script -> script.getFilename().equals(name))
          .findFirst()
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return scripts.stream().filter(script -> script.getFilename().startsWith(prefix)).toList();
    }
  }

  private static final class Script extends LoadableResource {
    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      return new InputStreamReader(
          Objects.requireNonNull(Migrations.class.getResourceAsStream(FOLDER + name), name),
          StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return "classpath:" + FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
