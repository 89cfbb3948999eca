import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What callers of a server filled by AdminData wait for, in milliseconds.
 *
 * <p>Arguments: admin token, id of the original product, how many products, how many applications. Ports as in benchmarks/admin.
 */
class AdminFigures {

  private static final String ADMIN = "http://127.0.0.1:19800/admin/api";
  private static final String GATEWAY = "http://127.0.0.1:19080";
  private static final String BACKEND = "http://127.0.0.1:19300";
  private static final String METRICS = "http://127.0.0.1:19421/metrics";
  private static final int PAGE = 500;
  private static final int ROUNDS = 15;
  private static final int EDITS = 200;

  private final HttpClient http;
  private final Random random = new Random(7);
  private final String token;
  private final long original;
  private final int products;
  private final int applications;

  private AdminFigures(String token, long original, int products, int applications) {
    this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    this.token = token;
    this.original = original;
    this.products = products;
    this.applications = applications;
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    AdminFigures figures =
        new AdminFigures(arguments[0], Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    figures.promoteAll();
    figures.quiet();
    figures.gatewayListing();
    figures.lists();
    figures.creation();
    figures.publication();
  }

  /** The configurations of the copies are made by the API; this warms it up, too. */
  private void promoteAll() throws Exception {
    long begin = System.nanoTime();
    parallel(
        n -> {
          String proxy = "/services/" + service(n) + "/proxy";
          expect(201, admin("POST", proxy + "/deploy.json", ""));
          expect(201, admin("POST", proxy + "/configs/sandbox/1/promote.json", "to=production"));
        });
    System.out.printf("  %d products deployed and promoted by the API, four at a time   %.1f s%n", products - 1, (System.nanoTime() - begin) / 1e9);
  }

  /** Until nothing is left to be published. */
  private void quiet() throws Exception {
    long begin = System.nanoTime();
    long before = -1;
    long now = statements();
    while (now - before > 5) {
      Thread.sleep(500);
      before = now;
      now = statements();
    }
    System.out.printf("  until all of that is published   %.1f s more%n", (System.nanoTime() - begin) / 1e9);
  }

  /** As a gateway does at its start (gateway.md, 1.2): pages until one is not full. */
  private void gatewayListing() throws Exception {
    double[] times = new double[ROUNDS];
    long octets = 0;
    int pages = 0;
    for (int i = -3; i < ROUNDS; i++) {
      octets = 0;
      pages = 0;
      int entries = PAGE;
      long begin = System.nanoTime();
      while (entries == PAGE) {
        String body = admin("GET", "/account/proxy_configs/production.json?version=latest&per_page=" + PAGE + "&page=" + ++pages, "").body();
        entries = occurrences(body, "{\"proxy_config\":{");
        octets += body.length();
      }
      times[Math.max(0, i)] = millis(begin);
    }
    System.out.printf("  gateway listing, %d pages, %.1f MB: median %.0f ms (goal 1,000)%n", pages, octets / 1e6, quantile(times, 0.5));
  }

  private void lists() throws Exception {
    long account = AdminData.account(0);
    System.out.printf("  %-52s %9s %9s %9s   %s%n", "list, median ms (goal 25 for a page of 500)", "first", "middle", "last", "SQL statements");
    list("/services.json", products);
    list("/backend_apis.json", products);
    list("/applications.json", applications);
    list("/applications.xml", applications);
    list("/accounts.json", applications / AdminData.APPLICATIONS_PER_ACCOUNT);
    list("/plan_change_requests.json", applications / 10);
    list("/alerts.json", applications / 10);
    list("/account/proxy_configs/production.json", products);
    list("/application_plans.json", 0);
    list("/services/" + service(1) + "/application_plans.json", 0);
    list("/services/" + service(1) + "/proxy/mapping_rules.json", 0);
    list("/accounts/" + account + "/applications.json", 0);
  }

  /**
   * @param entries of all pages, 0 for a list that has none
   */
  private void list(String path, int entries) throws Exception {
    int last = Math.max(1, (entries + PAGE - 1) / PAGE);
    StringBuilder line = new StringBuilder();
    long statements = 0;
    for (int page : new int[] {1, (last + 1) / 2, last}) {
      if (entries == 0 && !line.isEmpty()) {
        line.append("         -");
        continue;
      }
      String asked = path + "?per_page=" + PAGE + "&page=" + page;
      double[] times = new double[ROUNDS];
      for (int i = -10; i < ROUNDS; i++) {
        long begin = System.nanoTime();
        expect(200, admin("GET", asked, ""));
        times[Math.max(0, i)] = millis(begin);
      }
      line.append(" %9.1f".formatted(quantile(times, 0.5)));
      statements = Math.max(statements, statements(asked));
    }
    System.out.printf("  %-52s%s   %d%n", path.replaceAll("/[0-9]+/", "/{id}/") + (entries == 0 ? " (one list)" : ""), line, statements);
  }

  /** The least of several, for other threads ask the database, too. */
  private long statements(String path) throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = statements();
      admin("GET", path, "");
      least = Math.min(least, statements() - before);
    }
    return least;
  }

  private long statements() throws Exception {
    return send("GET", METRICS, "", "")
        .body()
        .lines()
        .filter(line -> line.startsWith("tollgate_admin_statements_total"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  private void creation() throws Exception {
    double[] times = new double[EDITS];
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = statements();
      create(random.nextInt(applications));
      least = Math.min(least, statements() - before);
    }
    for (int i = -50; i < EDITS; i++) {
      long begin = System.nanoTime();
      create(random.nextInt(applications));
      times[Math.max(0, i)] = millis(begin);
    }
    System.out.printf("  application create: median %.1f ms (goal 5), p95 %.1f ms, %d SQL statements with those that publish it%n", quantile(times, 0.5), quantile(times, 0.95), least);
  }

  /** One more like this one. */
  private void create(int application) throws Exception {
    long plan = plans()[0] + application % products * AdminData.STEP;
    String path = "/accounts/" + AdminData.account(application) + "/applications.json";
    expect(201, admin("POST", path, "plan_id=" + plan + "&name=New&description=New"));
  }

  private long[] plans;

  private long[] plans() throws Exception {
    if (plans == null) {
      String body = admin("GET", "/services/" + original + "/application_plans.json", "").body();
      plans = Arrays.stream(body.split("\\{\"application_plan\":\\{\"id\":")).skip(1).mapToLong(text -> Long.parseLong(text.substring(0, text.indexOf(',')))).toArray();
    }
    return plans;
  }

  private void publication() throws Exception {
    System.out.printf("  publication, from sending an edit to the data plane answering by it (goal for p95 1,000 ms):%n");
    tell("application suspended and resumed, backend", this::suspension);
    tell("proxy changed, staging gateway", this::proxyChange);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> busy = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int first = i;
        busy.add(
            others.submit(
                () -> {
                  int made = 0;
                  while (!over.get()) {
                    create((first + 4 * made++) % applications);
                  }
                  return made;
                }));
      }
      long begin = System.nanoTime();
      tell("the first while four others create applications", this::suspension);
      over.set(true);
      int made = 0;
      for (Future<Integer> each : busy) {
        made += each.get();
      }
      System.out.printf("    (they made %.0f a second)%n", made / ((System.nanoTime() - begin) / 1e9));
    }
  }

  private interface Edit {
    /** Makes it and waits until it is seen. */
    void make(int n) throws Exception;
  }

  private void tell(String name, Edit edit) throws Exception {
    double[] times = new double[EDITS];
    for (int n = -20; n < EDITS; n++) {
      long begin = System.nanoTime();
      edit.make(n + 20);
      times[Math.max(0, n)] = millis(begin);
    }
    System.out.printf("    %-50s median %.1f ms, p95 %.1f ms, longest %.1f ms%n", name, quantile(times, 0.5), quantile(times, 0.95), quantile(times, 1));
  }

  /** Each of the first copy's applications in turn. */
  private void suspension(int n) throws Exception {
    int application = n / 2 % (applications / products) * products + 1;
    String path = "/accounts/" + AdminData.account(application) + "/applications/" + AdminData.application(application);
    expect(200, admin("PUT", path + (n % 2 == 0 ? "/suspend.json" : "/resume.json"), ""));
    String question = BACKEND + "/transactions/authorize.xml?service_token=token-1&service_id=" + service(1) + "&user_key=key-" + application;
    await(() -> send("GET", question, "", "").statusCode(), status -> status == (n % 2 == 0 ? 409 : 200));
  }

  private void proxyChange(int n) throws Exception {
    int product = 1 + n % (products - 1);
    String text = "Missing " + n;
    expect(200, admin("PATCH", "/services/" + service(product) + "/proxy.json", "error_auth_missing=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    await(
        () -> send("GET", GATEWAY + "/words", "", "bench-" + product + ".staging.localhost").body().equals(text) ? 1 : 0,
        same -> same == 1);
  }

  private interface Look {
    int look() throws Exception;
  }

  private static void await(Look look, IntPredicate wanted) throws Exception {
    long deadline = System.nanoTime() + 10_000_000_000L;
    int seen = look.look();
    while (!wanted.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not seen in ten seconds, but " + seen);
      }
      seen = look.look();
    }
  }

  private interface Work {
    void of(int n) throws Exception;
  }

  private void parallel(Work work) throws Exception {
    try (ExecutorService four = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      IntStream.range(1, products).forEach(n -> all.add(four.submit(() -> { work.of(n); return null; })));
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private long service(int n) {
    return original + n * AdminData.STEP;
  }

  private HttpResponse<String> admin(String method, String path, String form) throws IOException, InterruptedException {
    return send(method, ADMIN + path, form, "");
  }

  private HttpResponse<String> send(String method, String url, String form, String host) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
    if (url.startsWith(ADMIN)) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!form.isEmpty()) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (!host.isEmpty()) {
      request.header("Host", host);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(response.request().uri() + " answers " + response.statusCode() + ": " + response.body());
    }
  }

  private static int occurrences(String text, String part) {
    int found = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      found++;
    }
    return found;
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static double quantile(double[] times, double part) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(part * sorted.length) - 1];
  }
}
