package io.tollgate.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.server.composition.Tollgate;
import io.tollgate.server.settings.SettingsReader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code tollgate token create} beside a server whose database is PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenCommandTest {
  private static final String URL = "--admin.database.url=";
  private static final String USER = "--admin.database.user=";
  private static final String PASSWORD = "--admin.database.password=";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private EmbeddedPostgres server;
  private Path directory;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException, SQLException {
    directory = temporary;
    Path data = temporary.resolve("postgresql");
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(true)
            .setServerConfig("fsync", "off")
            .start();
    Files.writeString(
        data.resolve("pg_hba.conf"),
        "host all postgres all trust\nhost all all all scram-sha-256\n");
    for (String each :
        List.of(
            "create role keeper login password 'right'",
            "create database kept owner keeper",
            "create database empty owner keeper",
            "select pg_reload_conf()")) {
      execute("postgres", each);
    }
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  private void execute(String database, String statement) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement sent = connection.createStatement()) {
      sent.execute(statement);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  private int create(String... flags) {
    List<String> arguments = new ArrayList<>(List.of("token", "create"));
    arguments.addAll(List.of("--name=ci", "--scopes=stats", "--permission=ro"));
    arguments.add("--data.directory=" + directory.resolve("data"));
    arguments.addAll(List.of(flags));
    return run(arguments);
  }

  private int run(List<String> arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Commands.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void makes_one_where_the_server_keeps_its_data() throws Exception {
    Map<String, String> flags =
        Map.of(
            "roles", "backend,admin",
            "data.directory", directory.resolve("data").toString(),
            "demo.enabled", "false",
            "admin.port", "0",
            "backend.port", "0",
            "metrics.port", "0",
            "admin.database.url", url("kept"),
            "admin.database.user", "keeper",
            "admin.database.password", "right");
    Tollgate.start(new SettingsReader().read(flags, Map.of(), null)).close();

    assertThat(create(URL + url("kept"), USER + "keeper", PASSWORD + "right"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString().strip()).matches("[0-9a-f]{96}");
  }

  @Test
  void without_settings_it_says_which_ones_lead_to_the_installation() {
    assertThat(create()).isOne();
    assertThat(err.toString())
        .contains(
            "there is no installation at " + directory.resolve("data"),
            "--data.directory",
            "--admin.database.url, --admin.database.user and --admin.database.password");
  }

  @Test
  void who_comes_is_asked_for_by_the_names_of_the_settings() {
    String kept = URL + url("kept");

    assertThat(create(kept)).isOne();
    assertThat(err.toString())
        .contains("kept (admin.database.url) as nobody (admin.database.user): ")
        .endsWith("Set admin.database.user and admin.database.password\n");
    assertThat(create(kept, USER + "keeper")).isOne();
    assertThat(err.toString()).endsWith(". Set admin.database.password\n");
    assertThat(create(kept, USER + "keeper", PASSWORD + "mistaken")).isOne();
    assertThat(err.toString())
        .contains("as keeper (admin.database.user): password authentication failed")
        .endsWith(". Correct admin.database.user or admin.database.password\n")
        .doesNotContain("mistaken");
  }

  @Test
  void a_database_that_is_not_there_is_named_with_its_setting() {
    assertThat(create(URL + url("none"), USER + "postgres")).isOne();
    assertThat(err.toString())
        .contains("none (admin.database.url)", "database \"none\" does not exist")
        .endsWith(". Create it with createdb, or correct admin.database.url\n");
  }

  @Test
  void a_server_that_does_not_answer_is_named_with_its_setting() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(create(URL + "jdbc:postgresql://127.0.0.1:" + free + "/kept", USER + "keeper"))
        .isOne();
    assertThat(err.toString())
        .contains("127.0.0.1:" + free + "/kept (admin.database.url)", "Connection refused")
        .endsWith(
            ". See that a PostgreSQL server listens there and may be reached, or correct"
                + " admin.database.url\n");
  }

  @Test
  void an_empty_database_stays_empty() throws SQLException {
    String[] flags = {URL + url("empty"), USER + "keeper", PASSWORD + "right"};

    assertThat(create(flags)).isOne();
    assertThat(err.toString())
        .contains("there is no installation in", "run ./tollgate up with it first");
    List<String> master = new ArrayList<>(List.of("token", "create", "--master"));
    master.addAll(List.of(flags));
    assertThat(run(master)).isOne();
    assertThat(out.toString()).isEmpty();

    try (Connection connection = server.getDatabase("postgres", "empty").getConnection();
        ResultSet tables = connection.getMetaData().getTables(null, "public", null, null)) {
      assertThat(tables.next()).isFalse();
    }
  }
}
