package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static io.tollgate.gateway.testkit.PolicyLinks.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Policies that change path and query (gateway.md, 5.3 and 2.7). */
class UrlRewritingTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ObjectNode service(String... links) {
    return chain(fixture.service(), links);
  }

  private String forwarded(String target) {
    assertThat(fixture.get(target).status()).as(target).isEqualTo(200);
    String sent = target(fixture.upstream.requests().getLast());
    return sent.replaceFirst("[?&]user_key=value", "");
  }

  private static String command(String op, String regex, String replace, String more) {
    return """
        {"op":"%s","regex":"%s","replace":"%s"%s}"""
        .formatted(op, regex, replace, more);
  }

  @Test
  @ConformanceCase("GW-119")
  void before_apicast_rules_see_the_new_path_and_behind_it_the_old_one() {
    String rewriting =
        link("url_rewriting", "\"commands\":[" + command("sub", "^/old", "/new", "") + "]");
    fixture.serve(
        rules(
            service(rewriting, APICAST),
            rule("GET", "/new", "new", 1),
            rule("GET", "/old", "old", 1)));
    assertThat(forwarded("/old/x?user_key=value")).isEqualTo("/new/x");
    assertThat(fixture.backendQuery()).contains("usage%5Bnew%5D=1").doesNotContain("old");
  }

  @Test
  @ContractRow({
    "8.3 Regular expressions of operators run with a step limit",
    "8.3 overflow = no match + warning"
  })
  void an_expression_that_takes_too_many_steps_does_not_match_and_says_so() {
    try (LoggedLines log = new LoggedLines()) {
      String slow = command("sub", "^/(a+)+$", "/rewritten", "");
      fixture.serve(service(link("url_rewriting", "\"commands\":[" + slow + "]"), APICAST));
      assertThat(forwarded("/aaa?user_key=value")).isEqualTo("/rewritten");
      String path = "/" + "a".repeat(5000) + "!";
      assertThat(forwarded(path + "?user_key=value")).isEqualTo(path);
      assertThat(log.lines()).anyMatch(line -> line.contains("^/(a+)+$"));
    }
  }

  @Test
  @ConformanceCase("GW-119")
  void behind_apicast_rules_see_the_old_path() {
    String rewriting =
        link("url_rewriting", "\"commands\":[" + command("sub", "^/old", "/new", "") + "]");
    fixture.serve(
        rules(
            service(APICAST, rewriting),
            rule("GET", "/new", "new", 1),
            rule("GET", "/old", "old", 1)));
    assertThat(forwarded("/old/x?user_key=value")).isEqualTo("/new/x");
    assertThat(fixture.backendQuery()).contains("usage%5Bold%5D=1").doesNotContain("new");
  }

  @Test
  void commands_run_in_order_on_the_decoded_path() {
    fixture.serve(
        service(
            APICAST,
            link(
                "url_rewriting",
                "\"commands\":["
                    + String.join(
                        ",",
                        command("gsub", "A", "b", ",\"options\":\"i\",\"methods\":[\"GET\"]"),
                        command("sub", "^/(b+)/(x y)", "/$2/${1}/$$", ",\"break\":true"),
                        command("sub", "^/post", "/never", ",\"methods\":[\"POST\"]"),
                        command("sub", "x", "late", ""))
                    + "]")));
    assertThat(forwarded("/aA/x%20y?user_key=value")).isEqualTo("/x%20y/bb/$");
    assertThat(forwarded("/post/x%2B?user_key=value")).isEqualTo("/post/late+");
    assertThat(forwarded("/un%2Fto%2Buched?user_key=value")).isEqualTo("/un%2Fto%2Buched");
  }

  @Test
  void a_path_put_together_from_pieces_does_not_climb() {
    fixture.serve(
        service(
            link("url_rewriting", "\"commands\":[" + command("gsub", "x", "", "") + "]"), APICAST));
    assertThat(forwarded("/a/.x./b//c?user_key=value")).isEqualTo("/b/c");
    assertThat(fixture.get("/.x./b?user_key=value").status()).isEqualTo(400);
    assertThat(fixture.upstream.requests()).hasSize(1);
  }

  @Test
  void parameters_of_the_query_are_changed_one_by_one() {
    fixture.serve(
        service(
            APICAST,
            link(
                "url_rewriting",
                """
                "query_args_commands":[
                  {"op":"set","arg":"a","value":"{{ path }}","value_type":"liquid"},
                  {"op":"push","arg":"b","value":"2&c=3"},
                  {"op":"add","arg":"absent","value":"x"},
                  {"op":"add","arg":"d","value":"more"},
                  {"op":"delete","arg":"user_key"},
                  {"op":"set","arg":"z","value":""},
                  {"op":"delete","arg":"e","methods":["POST"]}]
                """)));
    assertThat(forwarded("/w?a=1&user_key=value&b=%2F&a=2&d=1&z=1&e"))
        .isEqualTo("/w?a=%2Fw&b=%2F&d=1&e&b=2%26c%3D3&d=more");
  }

  @Test
  void captures_go_into_path_and_query() {
    fixture.serve(
        service(
            link(
                "rewrite_url_captures",
                """
                "transformations":[
                  {"match_rule":"/post/{x}","template":"/never","methods":["POST"]},
                  {"match_rule":"/v1/{user}/orders/{order}","template":"/v2/orders/{order}?user={user}&fixed=1"},
                  {"match_rule":"/v1","template":"/other"}]
                """),
            APICAST));
    assertThat(forwarded("/v1/joe%20b&x=y/orders/7?a=%2F&user=old&user_key=value"))
        .isEqualTo("/v2/orders/7?a=%2F&user=joe%20b%26x%3Dy&fixed=1");
    assertThat(forwarded("/v1/only?user_key=value")).isEqualTo("/other");
    assertThat(forwarded("/post/1?user_key=value")).isEqualTo("/post/1");
  }

  @Test
  void an_expression_that_is_none_closes_the_service() {
    fixture.serve(
        service(
            link("url_rewriting", "\"commands\":[" + command("sub", "(", "", "") + "]"), APICAST));
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(500);
  }

  @Test
  void headers_take_values_from_the_headers_as_received() {
    fixture.serve(
        service(
            link(
                "headers",
                """
                "request":[
                  {"op":"set","header":"X-A","value":"{{ headers['X-B'] }}","value_type":"liquid"},
                  {"op":"set","header":"X-B","value":"{{ headers['X-A'] | append: '!' }}","value_type":"liquid"},
                  {"op":"set","header":"X-Gone","value":"{{ headers['X-None'] }}","value_type":"liquid"}],
                "response":[
                  {"op":"set","header":"X-Path","value":"{{ original_request.path }}\\r\\nX-Evil: 1","value_type":"liquid"}]
                """),
            APICAST));
    RawMessage answer =
        fixture.get("/p%0D%0AX-Evil:%201?user_key=value", "X-A: a", "X-B: b", "X-Gone: 1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.all("X-Evil")).isEmpty();
    assertThat(answer.all("X-Path")).containsExactly("/pX-Evil: 1X-Evil: 1");
    RawMessage request = fixture.upstreamRequest();
    assertThat(request.all("X-A")).containsExactly("b");
    assertThat(request.all("X-B")).containsExactly("a!");
    assertThat(request.all("X-Gone")).isEmpty();
  }
}
