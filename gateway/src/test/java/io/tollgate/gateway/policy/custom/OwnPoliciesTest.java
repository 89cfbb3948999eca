package io.tollgate.gateway.policy.custom;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.ManagementSide;
import io.tollgate.gateway.testkit.PolicyLinks;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies of the operator's own: what they see and what they can do (gateway.md, 5.4). */
class OwnPoliciesTest {

  private final PolicyJars jars = new PolicyJars();
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
    jars.close();
  }

  private void serve(String... links) {
    fixture
        .with((GatewaySettings settings) -> jars.use(settings))
        .serve(chain(fixture.service(), links));
  }

  private static final String EVERYTHING =
      """
      public Outcome rewrite(Request r) throws Exception {
        Thread.sleep(1);
        r.notes().put("began", r.method() + r.path() + r.query().orElse("") + r.clientAddress() + r.service());
        return Outcome.proceed(
            HeaderChange.set("X-Team", r.headers().firstValue("x-who").orElse("nobody") + "\\r\\nEvil: 1"),
            HeaderChange.remove("X-Who"),
            RequestChange.path("/changed" + r.path()),
            RequestChange.query("user_key=value&n=2"),
            RequestChange.count("words", 3));
      }
      public Outcome access(Request r) {
        return Outcome.proceed(HeaderChange.add("X-Seen", r.credentials() + "" + new TreeMap<>(r.usage())));
      }
      public List<ResponseChange> response(Request r, Response a) throws Exception {
        Thread.sleep(1);
        return List.of(
            HeaderChange.set("X-Began", (String) r.notes().get("began")),
            HeaderChange.set("X-Was", a.status() + " " + a.headers().firstValue("content-length").get()),
            ResponseChange.status(202));
      }
      """;

  @Test
  void changes_a_call_and_its_answer() {
    jars.own(EVERYTHING);
    serve(PolicyJars.link(""), APICAST);
    RawMessage answer = fixture.get("/a%20b?user_key=x", "X-Who: me");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("from the upstream");
    assertThat(answer.header("X-Began")).isEqualTo("GET/a buser_key=x127.0.0.142");
    assertThat(answer.header("X-Was")).isEqualTo("200 17");
    RawMessage request = fixture.upstreamRequest();
    assertThat(target(request)).isEqualTo("/changed/a%20b?user_key=value&n=2");
    assertThat(request.header("X-Team")).isEqualTo("meEvil: 1");
    assertThat(request.all("X-Who")).isEmpty();
    assertThat(request.header("X-Seen")).isEqualTo("{user_key=value}{hits=2, words=3}");
    assertThat(fixture.backendQuery()).contains("usage%5Bhits%5D=2", "usage%5Bwords%5D=3");
  }

  @Test
  void answers_itself() {
    jars.own(
        """
        public Outcome access(Request r) {
          return Outcome.answer(418, "text/plain", "tea\\n").with("X-Pot", "1");
        }
        """);
    serve(PolicyJars.link(""), APICAST);
    RawMessage answer = fixture.get("/?user_key=value");
    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("tea\n");
    assertThat(answer.header("X-Pot")).isEqualTo("1");
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  void sends_calls_to_another_upstream() {
    try (ScriptedUpstream other = ScriptedUpstream.answering(ScriptedUpstream.ok("other"))) {
      jars.own(
          """
          public Outcome rewrite(Request r) {
            return r.path().equals("/other")
                ? Outcome.proceed(RequestChange.upstream(setup.configuration().text("url", "")))
                : Outcome.proceed();
          }
          """);
      serve(
          APICAST, PolicyJars.link("\"url\":\"http://127.0.0.1:%d/base\"".formatted(other.port())));
      // apicast stands first and has the last word on the upstream of what nobody chose for.
      assertThat(fixture.get("/?user_key=value").body()).isEqualTo("from the upstream");
    }
  }

  @Test
  void refusals_pass_it_too_and_are_finished_once() {
    jars.own(
        """
        public List<ResponseChange> response(Request r, Response a) throws Exception {
          Thread.sleep(1);
          return List.of(HeaderChange.set("X-Own", "" + a.status()));
        }
        public void finished(Request r, int status) {
          setup.logger().log(System.Logger.Level.WARNING, "finished with {0}", status);
        }
        """);
    try (LoggedLines log = new LoggedLines()) {
      serve(PolicyJars.link(""), APICAST);
      RawMessage refused = fixture.get("/");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.header("X-Own")).isEqualTo("403");
      Soon.holds("told", () -> log.lines().contains("finished with 403"));
      assertThat(log.lines().stream().filter(line -> line.startsWith("finished"))).hasSize(1);
    }
  }

  @Test
  void a_large_answer_waits_for_the_policy_and_arrives_whole() {
    String body = "0123456789".repeat(200_000);
    fixture.upstreamAnswer = ScriptedUpstream.ok(body);
    jars.own(
        """
        public List<ResponseChange> response(Request r, Response a) throws Exception {
          Thread.sleep(200);
          return List.of(HeaderChange.set("X-Own", "1"));
        }
        """);
    serve(PolicyJars.link(""), APICAST);
    for (int i = 0; i < 3; i++) {
      RawMessage answer = fixture.get("/?user_key=value");
      assertThat(answer.header("X-Own")).isEqualTo("1");
      assertThat(answer.body().equals(body)).isTrue();
    }
  }

  private static final String SHOW_BODY =
      """
      public int needsBody() { return (int) setup.configuration().whole("most", 0); }
      public Outcome rewrite(Request r) {
        return Outcome.proceed(HeaderChange.set(
            "X-Body", r.body().map(b -> b.length + " " + new String(b, 0, Math.min(b.length, 5))).orElse("unseen")));
      }
      """;

  private RawMessage sent(String body) {
    fixture.send("GET", "/?user_key=value", body);
    return fixture.upstream.requests().getLast();
  }

  @Test
  void sees_bodies_up_to_what_it_asks_for() {
    jars.own(SHOW_BODY);
    serve(PolicyJars.link("\"most\":100000"), APICAST);
    assertThat(sent("hello world").header("X-Body")).isEqualTo("11 hello");
    assertThat(sent("").header("X-Body")).isEqualTo("0");
    String large = "abcdefghij".repeat(9_000);
    assertThat(sent(large).header("X-Body")).isEqualTo("90000 abcde");
    assertThat(sent(large).body().equals(large)).isTrue();
    String larger = large + large;
    assertThat(sent(larger).header("X-Body")).isEqualTo("unseen");
    assertThat(sent(larger).body().equals(larger)).isTrue();
  }

  @Test
  void sees_no_body_that_it_did_not_ask_for() {
    jars.own(SHOW_BODY);
    serve(PolicyJars.link(""), APICAST);
    assertThat(sent("hello world").header("X-Body")).isEqualTo("unseen");
  }

  private static final String THREAD =
      """
      public Outcome rewrite(Request r) {
        Thread t = Thread.currentThread();
        return Outcome.proceed(HeaderChange.set("X-Thread", t.isVirtual() + " " + t.getName()
            + " " + (t.getContextClassLoader() == Own.class.getClassLoader())));
      }
      public List<ResponseChange> response(Request r, Response a) {
        return List.of(HeaderChange.set("X-Thread", "" + Thread.currentThread().isVirtual()));
      }
      """;

  @Test
  void runs_beside_the_event_loops() {
    jars.own(THREAD);
    serve(PolicyJars.link(""), APICAST);
    assertThat(fixture.get("/?user_key=value").header("X-Thread")).isEqualTo("true");
    assertThat(fixture.upstreamRequest().header("X-Thread")).isEqualTo("true policy own 1.0 true");
  }

  @Test
  void runs_on_the_event_loop_when_its_manifest_says_that_it_never_waits() {
    jars.own(THREAD, ",\"non_blocking\":true");
    serve(PolicyJars.link(""), APICAST);
    assertThat(fixture.get("/?user_key=value").header("X-Thread")).isEqualTo("false");
    assertThat(fixture.upstreamRequest().header("X-Thread")).startsWith("false loop-");
  }

  @Test
  void is_named_where_it_ends_a_call_from_an_inner_chain() {
    jars.own(
        """
        public List<ResponseChange> response(Request r, Response a) throws Exception {
          throw new Exception("broken");
        }
        """);
    serve(PolicyLinks.within(PolicyJars.link("")), APICAST);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(500);
    try (ManagementSide management = new ManagementSide(fixture)) {
      assertThat(management.get("/refusals").body()).contains("\"policy\":\"own\"");
    }
  }

  @Test
  void takes_part_in_an_inner_chain() {
    jars.own(EVERYTHING);
    serve(
        PolicyLinks.link(
            "conditional",
            """
            "condition":{"operations":[
              {"left":"{{ headers['X-Inner'] }}","left_type":"liquid","op":"==","right":"yes"}]},
            "policy_chain":[%s]
            """
                .formatted(PolicyJars.link(""))),
        APICAST);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
    assertThat(fixture.get("/?user_key=value", "X-Inner: yes").status()).isEqualTo(202);
  }

  @Test
  void sees_nothing_of_the_gateway_but_what_is_made_for_it() {
    jars.own(
        """
        public Outcome rewrite(Request r) {
          String seen = "";
          for (String name : List.of("io.netty.buffer.ByteBuf", "tools.jackson.databind.JsonNode",
              "io.tollgate.gateway.Gateway", "java.net.http.HttpClient", "io.tollgate.policy.Policy")) {
            try { Class.forName(name); seen += "+"; } catch (ClassNotFoundException e) { seen += "-"; }
          }
          return Outcome.proceed(HeaderChange.set("X-Seen", seen));
        }
        """);
    serve(PolicyJars.link(""), APICAST);
    fixture.get("/?user_key=value");
    assertThat(fixture.upstreamRequest().header("X-Seen")).isEqualTo("---++");
  }

  @Test
  void many_calls_at_once_are_kept_apart() throws InterruptedException {
    jars.own(
        """
        public Outcome rewrite(Request r) throws Exception {
          Thread.sleep(5);
          r.notes().put("path", r.path());
          return Outcome.proceed();
        }
        public List<ResponseChange> response(Request r, Response a) throws Exception {
          Thread.sleep(5);
          return List.of(HeaderChange.set("X-Path", (String) r.notes().get("path")));
        }
        """);
    serve(PolicyJars.link(""), APICAST);
    Thread[] clients = new Thread[8];
    java.util.concurrent.atomic.AtomicInteger right =
        new java.util.concurrent.atomic.AtomicInteger();
    for (int c = 0; c < clients.length; c++) {
      String path = "/client-" + c;
      clients[c] =
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < 20; i++) {
                  if (path.equals(fixture.get(path + "?user_key=value").header("X-Path"))) {
                    right.incrementAndGet();
                  }
                }
              });
    }
    for (Thread client : clients) {
      client.join();
    }
    assertThat(right).hasValue(160);
  }
}
