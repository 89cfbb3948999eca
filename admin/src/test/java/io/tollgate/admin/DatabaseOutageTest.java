package io.tollgate.admin;

import static io.tollgate.admin.support.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.database.DatabaseSettings.Postgresql;
import io.tollgate.admin.support.AtOnce;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnPostgresql;
import io.tollgate.admin.support.Wire;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A database server that goes away and comes back. */
@OnPostgresql
record DatabaseOutageTest(DatabaseKind database) {
  private static final String SERVICES = "/admin/api/services.json";

  /** An installation on a database of its own, and the wire between the two. */
  private record Setting(Installation installation, Wire wire, Postgresql direct)
      implements AutoCloseable {
    static Setting beside(Installation shared) throws SQLException, IOException {
      Postgresql server = (Postgresql) shared.database();
      String name = "outage" + UUID.randomUUID().toString().replace("-", "");
      execute(server, "create database " + name);
      URI address = URI.create(server.url().substring("jdbc:".length()));
      Wire wire = new Wire(address.getPort());
      Postgresql through = at(server, wire.port(), name);
      return new Setting(new Installation(through), wire, at(server, address.getPort(), name));
    }

    /** Without prepared statements, so that the wire sees a commit as text. */
    private static Postgresql at(Postgresql server, int port, String name) {
      return new Postgresql(
          "jdbc:postgresql://localhost:" + port + "/" + name + "?prepareThreshold=0",
          server.user(),
          server.password(),
          4);
    }

    static void execute(Postgresql server, String sql) throws SQLException {
      try (Connection connection =
              DriverManager.getConnection(server.url(), server.user(), server.password());
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() throws IOException {
      installation.close();
      wire.close();
    }
  }

  private static void within(Installation shared, Consumer<Setting> test)
      throws SQLException, IOException {
    try (Setting setting = Setting.beside(shared)) {
      test.accept(setting);
    }
  }

  private static List<String> names(Client client) {
    return client
        .get(SERVICES)
        .json()
        .path("services")
        .valueStream()
        .map(service -> service.path("service").path("name").asString())
        .toList();
  }

  private static void published(Setting setting, Client client) {
    until(
        "all are known",
        () -> setting.installation().backend().serviceIds().size() == names(client).size());
  }

  /**
   * @return the name of the product whose commit was lost
   */
  private static String lost(Setting setting, Client client, Wire.AtCommit how) {
    String name = "The lost product";
    setting.wire().atCommitOf(name, how);
    unknown(client.post(SERVICES, "name", name));
    return name;
  }

  @Test
  void a_commit_that_never_arrives_has_an_unknown_outcome(Installation shared) throws Exception {
    within(
        shared,
        setting -> {
          Client client = setting.installation().tenant();

          String lost = lost(setting, client, Wire.AtCommit.LOSE);

          assertThat(names(client)).doesNotContain(lost);
          assertThat(client.post(SERVICES, "name", lost).status()).isEqualTo(201);
        });
  }

  @Test
  void so_has_one_whose_answer_is_lost_and_it_is_published_all_the_same(Installation shared)
      throws Exception {
    within(
        shared,
        setting -> {
          Client client = setting.installation().tenant();

          String lost = lost(setting, client, Wire.AtCommit.LOSE_THE_ANSWER);

          assertThat(names(client)).contains(lost).doesNotHaveDuplicates();
          published(setting, client);
        });
  }

  private static void unknown(Reply lost) {
    assertThat(lost.status()).isEqualTo(503);
    assertThat(lost.header("Retry-After")).isEqualTo("5");
    assertThat(lost.json().path("error").asString()).contains("outcome is unknown");
  }

  @Test
  void meanwhile_every_request_is_503_and_afterwards_none(Installation shared) throws Exception {
    within(
        shared,
        setting -> {
          Client client = setting.installation().tenant();
          client.product("Before");
          setting.wire().cut();

          Reply read = client.get(SERVICES);
          Reply write = client.post("/admin/api/services.xml", "name", "Never");

          assertThat(read.status()).isEqualTo(503);
          assertThat(read.header("Retry-After")).isEqualTo("5");
          assertThat(read.json().path("error").asString())
              .contains("does not answer", "nothing was changed", "try again");
          assertThat(write.status()).isEqualTo(503);
          assertThat(write.body()).contains("<error>the database does not answer");
          assertThat(setting.installation().admin().missing())
              .contains("the admin database does not answer");

          setting.wire().mend();
          until("it is back", () -> client.get(SERVICES).status() == 200);
          assertThat(names(client)).containsExactly("Before");
          long after = client.product("After");
          until("published", () -> setting.installation().backend().service(after) != null);
          assertThat(setting.installation().admin().missing()).isEmpty();
        });
  }

  @Test
  void connections_that_an_operator_ends_fail_no_more_than_their_own_request(Installation shared)
      throws Exception {
    within(
        shared,
        setting -> {
          Client client = setting.installation().tenant();
          CompletableFuture<Void> operator =
              CompletableFuture.runAsync(() -> terminate(setting.direct()));
          List<Integer> statuses;
          try {
            statuses = AtOnce.statuses(50, i -> client.post(SERVICES, "name", "Product " + i));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          operator.join();

          assertThat(statuses).isSubsetOf(201, 503);
          until("it is back", () -> client.get(SERVICES).status() == 200);
          assertThat(names(client).size())
              .isBetween(Collections.frequency(statuses, 201), statuses.size());
          assertThat(names(client)).doesNotHaveDuplicates();
          assertThat(client.post(SERVICES, "name", "After").status()).isEqualTo(201);
        });
  }

  private static void terminate(Postgresql direct) {
    try {
      for (int i = 0; i < 20; i++) {
        Setting.execute(
            direct,
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        Thread.sleep(20);
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
