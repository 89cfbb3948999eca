package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the admin API has acknowledged is there, whole, however often the server is killed while
 * it is at it; and the data plane learns of it.
 */
class AdminKillNineIT {

  private static final int KILLS = 10;
  private static final int WRITES = 2_000;
  private static final List<String> PERIODS = List.of("minute", "hour", "day", "week", "month");
  private static final long SEED = Long.getLong("tollgate.seed", 20_261_129);

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(SEED);
  private final AdminMemory memory = new AdminMemory();
  private final AtomicInteger numbers = new AtomicInteger();

  @BeforeEach
  void say_how_to_repeat() {
    System.out.println("AdminKillNineIT: -Dtollgate.seed=" + SEED);
  }

  @Test
  void no_acknowledged_change_is_lost_and_none_is_half_done_over_ten_kills() throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      AdminWrites.Shared shared = prepare(product);
      List<String> limits = limits(shared);
      for (int kill = 1; kill <= KILLS; kill++) {
        int share = WRITES / KILLS;
        long moment = (long) share * (kill - 1) + random.nextInt(1, share);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
          List<Future<?>> writers = begin(threads, shared, limits, Long.MAX_VALUE);
          memory.await(Math.max(moment, memory.acknowledged() + 1));
          Thread.sleep(random.nextInt(10));
          product.kill();
          for (Future<?> writer : writers) {
            writer.get();
          }
        }
        compare(product, "kill " + kill);
        product.startAgain();
        awaitSameDataPlane(product, "kill " + kill);
      }
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<?> writer : begin(threads, shared, limits, WRITES)) {
          writer.get();
        }
      }
      awaitSameDataPlane(product, "the end");
      product.kill();
      compare(product, "the end");
    }
  }

  private List<Future<?>> begin(
      ExecutorService threads, AdminWrites.Shared shared, List<String> limits, long enough) {
    List<Future<?>> writers = new ArrayList<>();
    for (String limit : limits) {
      AdminWrites writer =
          new AdminWrites(memory, numbers, shared, limit, new Random(random.nextLong()));
      writers.add(threads.submit(() -> writer.until(enough)));
    }
    return writers;
  }

  private AdminWrites.Shared prepare(RunningProduct product) throws Exception {
    String api = "http://localhost:" + product.ports().admin() + "/admin/api/";
    String token = product.shown("admin token");
    AdminWrites.Shared bare = new AdminWrites.Shared(api, token, "", "", "");
    String service = AdminWrites.id(send(bare, "services.json", "name=Shared"));
    String plan =
        AdminWrites.id(send(bare, "services/" + service + "/application_plans.json", "name=Plan"));
    String hits =
        AdminWrites.id(
            send(bare, "services/" + service + "/metrics.json", "friendly_name=Reads&unit=1"));
    return new AdminWrites.Shared(
        api,
        token,
        plan,
        "application_plans/" + plan + "/metrics/" + hits + "/limits",
        "services/" + service + "/proxy");
  }

  /** One for each writer. */
  private List<String> limits(AdminWrites.Shared shared) throws Exception {
    List<String> limits = new ArrayList<>();
    for (String period : PERIODS) {
      limits.add(
          AdminWrites.id(send(shared, shared.limits() + ".json", "value=1&period=" + period)));
    }
    return limits;
  }

  private String send(AdminWrites.Shared shared, String path, String form) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(shared.api() + path))
                .header("Authorization", "Bearer " + shared.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.body();
  }

  /** What the dead server left, with what the clients were told. */
  private void compare(RunningProduct product, String when) throws Exception {
    Path copies = Files.createTempDirectory(directory, "dead");
    try (AdminFiles files = AdminFiles.copied(product.directory().resolve("data"), copies)) {
      assertThat(files.halves()).as(when).isEmpty();
      Set<String> names =
          new HashSet<>(
              files.column(
                  """
                  select name from service where name like 'product-%'
                  union all select org_name from account where org_name like 'org-%'
                  union all select name from application where name like 'app-%'
                  """));
      Map<String, Set<String>> values = new HashMap<>();
      for (String limit : files.column("select id from usage_limit")) {
        values.put(
            "limit " + limit,
            Set.copyOf(files.column("select value from usage_limit where id = " + limit)));
      }
      assertThat(memory.faults(names, values)).as(when).isEmpty();
    }
  }

  private void awaitSameDataPlane(RunningProduct product, String when) throws Exception {
    long deadline = System.nanoTime() + 5_000_000_000L;
    String report = publication(product);
    while (!report.contains("\"same\":true") && System.nanoTime() < deadline) {
      Thread.sleep(50);
      report = publication(product);
    }
    assertThat(report).as(when).contains("\"same\":true");
  }

  private String publication(RunningProduct product) throws Exception {
    byte[] credentials =
        Files.readString(product.directory().resolve(InternalApi.CREDENTIALS)).strip().getBytes();
    return http.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + product.ports().metrics() + "/publication"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
