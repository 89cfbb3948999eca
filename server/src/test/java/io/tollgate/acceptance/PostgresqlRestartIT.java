package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server of the admin side is stopped and started while everything is in use. */
class PostgresqlRestartIT {

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<Integer> calls = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  /** What the admin API said. */
  private record Answer(String name, int status, String retryAfter, String body) {}

  @Test
  void no_call_fails_and_the_admin_api_is_back_by_itself() throws Exception {
    EmbeddedPostgres postgres = start(0);
    try (RunningProduct product = RunningProduct.start(directory, settings(postgres))) {
      MeteredProduct metered = MeteredProduct.make(product, "eternity", 1_000_000);
      String token = product.shown("admin token");
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> traffic =
            List.of(
                threads.submit(() -> call(product, metered)),
                threads.submit(() -> call(product, metered)),
                threads.submit(() -> read(product, token)),
                threads.submit(() -> write(product, token)));
        Thread.sleep(500);
        terminate(postgres);
        Thread.sleep(500);
        int port = postgres.getPort();
        int before = calls.size();
        postgres.close();
        awaitAway();
        assertThat(calls.size()).as("calls go on meanwhile").isGreaterThan(before);
        postgres = start(port);
        awaitBack();
        over = true;
        for (Future<?> each : traffic) {
          each.get();
        }
      }

      assertThat(calls).isNotEmpty().containsOnly(200);
      assertThat(answers).extracting(Answer::status).contains(200, 201, 503);
      assertThat(answers)
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).as(answer.body()).isIn(200, 201, 503);
                if (answer.status() == 503) {
                  assertThat(answer.retryAfter()).isEqualTo("5");
                  assertThat(answer.body()).containsAnyOf("nothing was changed", "unknown");
                }
              });
      String services = send(product, token, "GET", "").body();
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 201)
          .allSatisfy(answer -> assertThat(services).contains('"' + answer.name() + '"'));
      Shell.awaited(
          "curl -sS http://localhost:%d/readyz".formatted(product.ports().metrics()), "ready\n");
      Shell.Result same =
          RunningProduct.command(
              directory, "publication", "check", "--metrics.port=" + product.ports().metrics());
      assertThat(same.status()).as(same.out()).isZero();
    } finally {
      postgres.close();
    }
  }

  /**
   * @param port of the server before, 0 for the first start
   */
  private EmbeddedPostgres start(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("postgresql"))
            .setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private static String[] settings(EmbeddedPostgres postgres) {
    return new String[] {
      "--admin.database.url=jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
      "--admin.database.user=postgres",
      "--admin.database.password=postgres"
    };
  }

  private static void terminate(EmbeddedPostgres postgres) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 10; i++) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
        Thread.sleep(30);
      }
    }
  }

  private void call(RunningProduct product, MeteredProduct metered) {
    while (!over) {
      try {
        calls.add(CallStorm.once(product.ports().gateway(), metered.call()));
        Thread.sleep(5);
      } catch (Exception e) {
        calls.add(0);
      }
    }
  }

  private void read(RunningProduct product, String token) {
    while (!over) {
      answers.add(send(product, token, "GET", ""));
    }
  }

  private void write(RunningProduct product, String token) {
    for (int i = 0; !over; i++) {
      answers.add(send(product, token, "POST", "Product" + i));
    }
  }

  private Answer send(RunningProduct product, String token, String method, String name) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://localhost:%d/admin/api/services.json?per_page=500"
                              .formatted(product.ports().admin())))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .method(
                      method,
                      HttpRequest.BodyPublishers.ofString(name.isEmpty() ? "" : "name=" + name))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Thread.sleep(20);
      return new Answer(
          name,
          answer.statusCode(),
          answer.headers().firstValue("Retry-After").orElse(""),
          answer.body());
    } catch (IOException | InterruptedException e) {
      return new Answer(name, 0, "", e.toString());
    }
  }

  /** Until two more requests were refused. */
  private void awaitAway() throws InterruptedException {
    awaitMore(503, 2);
  }

  private void awaitBack() throws InterruptedException {
    awaitMore(200, 2);
    awaitMore(201, 2);
  }

  private void awaitMore(int status, int many) throws InterruptedException {
    long enough = count(status) + many;
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (count(status) < enough) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the admin API did not answer " + status + " in a minute");
      }
      Thread.sleep(50);
    }
  }

  private long count(int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }
}
