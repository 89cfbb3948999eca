package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static io.tollgate.gateway.testkit.PolicyLinks.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Policies that choose the upstream (gateway.md, 5.3). */
class RoutingPolicyTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String routing(String... rules) {
    return link("routing", "\"rules\":[" + String.join(",", rules) + "]");
  }

  private String to(String path, String operations, String more) {
    return """
        {"url":"%s%s","condition":{"operations":[%s]}%s}"""
        .formatted(fixture.upstreamUrl(), path, operations, more);
  }

  private static String path(String op, String value) {
    return """
        {"match":"path","op":"%s","value":"%s"}"""
        .formatted(op, value);
  }

  private String forwarded(String target, String... headers) {
    assertThat(fixture.get(target, headers).status()).as(target).isEqualTo(200);
    return target(fixture.upstream.requests().getLast());
  }

  private ObjectNode withoutBackend(String... links) {
    ObjectNode service = chain(fixture.service(), links);
    proxy(service).putNull("api_backend");
    return service;
  }

  @Test
  @ConformanceCase("GW-120")
  void the_first_rule_that_holds_chooses_the_upstream() {
    fixture.serve(
        withoutBackend(
            routing(
                to("/one", path("==", "/a_path"), ""),
                to("/two", path("matches", "^/a_p[[:alpha:]]+x$"), "")),
            APICAST));
    assertThat(forwarded("/a_path?user_key=value")).isEqualTo("/one/a_path?user_key=value");
    assertThat(forwarded("/a_pathx?user_key=value")).isEqualTo("/two/a_pathx?user_key=value");
    assertThat(fixture.get("/b?user_key=value").status()).isEqualTo(404);
  }

  @Test
  void without_a_rule_that_holds_the_call_goes_to_api_backend() {
    fixture.serve(
        chain(fixture.service(), routing(to("/one", path("==", "/a_path"), "")), APICAST));
    assertThat(forwarded("/b?user_key=value")).isEqualTo("/b?user_key=value");
  }

  @Test
  void rules_compare_headers_parameters_and_templates() {
    fixture.serve(
        chain(
            fixture.service(),
            routing(
                to(
                    "/header",
                    "{\"match\":\"header\",\"header_name\":\"X-Plan\",\"op\":\"==\",\"value\":\"gold\"}",
                    ""),
                to(
                    "/query",
                    "{\"match\":\"query_arg\",\"query_arg_name\":\"q\",\"op\":\"!=\",\"value\":\"nil\"}",
                    ""),
                to(
                    "/liquid",
                    "{\"match\":\"liquid\",\"liquid_value\":\"{{ http_method | downcase }}\","
                        + "\"op\":\"==\",\"value\":\"{{ 'GET' | downcase }}\",\"value_type\":\"liquid\"}",
                    "")),
            APICAST));
    assertThat(forwarded("/x?user_key=value", "X-Plan: gold")).startsWith("/header/x");
    assertThat(forwarded("/x?user_key=value&q=a%20b")).startsWith("/query/x");
    assertThat(forwarded("/x?user_key=value")).startsWith("/liquid/x");
  }

  @Test
  @ConformanceCase("GW-121")
  void the_rules_host_goes_before_the_services() {
    ObjectNode service =
        chain(
            fixture.service(),
            routing(
                to("", path("==", "/own"), ",\"host_header\":\"own.example\""),
                to("", path("==", "/services"), "")),
            APICAST);
    proxy(service).put("hostname_rewrite", "service.example");
    fixture.serve(service);
    forwarded("/own?user_key=value");
    assertThat(fixture.upstream.requests().getLast().header("Host")).isEqualTo("own.example");
    forwarded("/services?user_key=value");
    assertThat(fixture.upstream.requests().getLast().header("Host")).isEqualTo("service.example");
  }

  @Test
  @ConformanceCase("GW-122")
  void only_the_usage_of_the_chosen_backend_is_reported() {
    ObjectNode service =
        chain(fixture.service(), routing(to("", path("==", "/x"), ",\"owner_id\":4")), APICAST);
    rules(
        service,
        rule("GET", "/", "product", 1),
        rule("GET", "/", "four", 2).put("owner_type", "BackendApi").put("owner_id", 4),
        rule("GET", "/", "five", 3).put("owner_type", "BackendApi").put("owner_id", 5));
    fixture.serve(service);
    forwarded("/x?user_key=value");
    assertThat(fixture.backendQuery())
        .contains("usage%5Bfour%5D=2")
        .contains("usage%5Bproduct%5D=1")
        .doesNotContain("five");
  }

  @Test
  @ConformanceCase("GW-123")
  void the_path_is_replaced_and_encoded_once() {
    fixture.serve(
        withoutBackend(
            routing(
                to(
                    "",
                    path("matches", "^/test/"),
                    ",\"replace_path\":\"{{uri | remove_first: '/test'}}\""),
                to(
                    "/base",
                    path("matches", "^/base/"),
                    ",\"replace_path\":\"{{ headers['X-Path'] }}\"")),
            APICAST));
    assertThat(forwarded("/test/foo%2Bfoo?user_key=value&a=%2F"))
        .isEqualTo("/foo+foo?user_key=value&a=%2F");
    assertThat(forwarded("/test/foo%20foo?user_key=value")).isEqualTo("/foo%20foo?user_key=value");
    assertThat(forwarded("/test/a%252e%252e%2Fb?user_key=value"))
        .isEqualTo("/a%252e%252e/b?user_key=value");
    assertThat(forwarded("/base/x?user_key=value", "X-Path: /a/../b?c"))
        .isEqualTo("/base/b%3Fc?user_key=value");
    assertThat(fixture.get("/base/x?user_key=value", "X-Path: /../admin").status()).isEqualTo(400);
  }

  @Test
  void an_expression_in_the_path_chooses_the_upstream() {
    ObjectNode service =
        chain(
            fixture.service(),
            link(
                "upstream",
                "\"rules\":[{\"regex\":\"^/v[12]/\",\"url\":\""
                    + fixture.upstreamUrl()
                    + "/old\"}]"),
            APICAST);
    proxy(service).put("hostname_rewrite", "service.example");
    fixture.serve(service);
    assertThat(forwarded("/v1/x?user_key=value")).isEqualTo("/old/v1/x?user_key=value");
    assertThat(fixture.upstream.requests().getLast().header("Host")).startsWith("127.0.0.1:");
    assertThat(forwarded("/v3/x?user_key=value")).isEqualTo("/v3/x?user_key=value");
    assertThat(fixture.get("/v1/x").status()).isEqualTo(403);
  }
}
