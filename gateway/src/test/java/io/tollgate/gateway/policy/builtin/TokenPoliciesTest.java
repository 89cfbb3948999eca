package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.linkOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.TokenCalls;
import io.tollgate.http.testkit.RawMessage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Policies that look at the claims of a token (gateway.md, 5.3). */
class TokenPoliciesTest extends TokenCalls {

  private ObjectNode service(String policy, String configuration) {
    return GatewayFixture.rules(
        chain(issuer.service(fixture), linkOf(policy, configuration), APICAST),
        rule("ANY", "/", 1));
  }

  private RawMessage call(String method, String path, Consumer<ObjectNode> change) {
    ObjectNode claims = issuer.claims();
    change.accept(claims);
    return fixture.send(method, path, "", bearer(issuer.token(claims)));
  }

  private int status(String path, Consumer<ObjectNode> change) {
    return call("GET", path, change).status();
  }

  @Test
  void claims_must_hold_where_a_rule_says_so() {
    fixture.serve(
        service(
            "jwt_claim_check",
            """
            {"error_message":"not for you","rules":[
              {"resource":"/words/{word}","methods":["GET"],"combine_op":"and","operations":[
                {"jwt_claim":"plan","jwt_claim_type":"plain","op":"==","value":"gold"},
                {"jwt_claim":"roles","jwt_claim_type":"plain","op":"matches","value":"(reader|writer)"}]},
              {"resource":"/mine/{{ azp }}","resource_type":"liquid","operations":[
                {"jwt_claim":"{{ realm_access.roles | first }}","jwt_claim_type":"liquid","op":"!=","value":"{{ azp }}","value_type":"liquid"}]}]}
            """));
    Consumer<ObjectNode> good =
        claims -> claims.put("plan", "gold").putArray("roles").add("reader");
    assertThat(status("/words/hello", good)).isEqualTo(200);
    RawMessage refused = call("GET", "/words/hello", claims -> claims.put("plan", "gold"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("not for you\n");
    assertThat(status("/words/hello", _ -> {})).isEqualTo(403);
    assertThat(call("POST", "/words/hello", _ -> {}).status()).isEqualTo(200);
    assertThat(status("/other", _ -> {})).isEqualTo(200);
    assertThat(status("/mine/appid", _ -> {})).isEqualTo(200);
    assertThat(
            status(
                "/mine/appid",
                claims -> claims.putObject("realm_access").putArray("roles").add("appid")))
        .isEqualTo(403);
    assertThat(
            status(
                "/mine/another",
                claims -> claims.putObject("realm_access").putArray("roles").add("appid")))
        .isEqualTo(200);
  }

  @Test
  void a_claim_that_a_token_has_not_is_none_of_the_call_either() {
    fixture.serve(
        service(
            "jwt_claim_check",
            """
            {"enable_extended_context":true,"rules":[
              {"resource":"/plain","operations":[
                {"jwt_claim":"host","jwt_claim_type":"plain","op":"==","value":"localhost"}]},
              {"resource":"/liquid","operations":[
                {"jwt_claim":"{{ host }}","jwt_claim_type":"liquid","op":"==","value":"localhost"}]}]}
            """));
    assertThat(status("/plain", _ -> {})).isEqualTo(403);
    assertThat(status("/plain", claims -> claims.put("host", "localhost"))).isEqualTo(200);
    assertThat(status("/liquid", _ -> {})).as("the extended context").isEqualTo(200);
    assertThat(status("/liquid", claims -> claims.put("host", "x"))).isEqualTo(403);
  }

  @Test
  void a_wrong_rule_closes_the_service_and_is_told_of() {
    fixture.serve(
        service(
            "jwt_claim_check",
            "{\"rules\":[{\"resource\":\"/\",\"operations\":[{\"jwt_claim\":\"a\",\"op\":\"<\",\"value\":\"1\"}]}]}"));
    assertThat(status("/", _ -> {})).isEqualTo(500);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.contains(
                    "policy_chain[0].configuration.rules[0].operations[0].op must be ==, != or matches"));
  }

  private static final String ROLES =
      """
      {"type":"%s","scopes":[
        {"resource":"/realm","realm_roles":[{"name":"admin"},{"name":"auditor"}]},
        {"resource":"/client","methods":["GET"],"client_roles":[{"name":"{{ http_method | downcase }}er","name_type":"liquid","client":"words"}]},
        {"resource":"/free"}]}
      """;

  private static void roles(ObjectNode claims) {
    claims.putObject("realm_access").putArray("roles").add("admin").add("auditor");
    claims.putObject("resource_access").putObject("words").putArray("roles").add("geter");
  }

  @Test
  void a_whitelist_of_roles_lets_pass_what_a_scope_is_about() {
    fixture.serve(service("keycloak_role_check", ROLES.formatted("whitelist")));
    assertThat(status("/realm", TokenPoliciesTest::roles)).isEqualTo(200);
    assertThat(status("/client", TokenPoliciesTest::roles)).isEqualTo(200);
    assertThat(call("POST", "/client", TokenPoliciesTest::roles).status()).isEqualTo(403);
    RawMessage refused =
        call(
            "GET",
            "/realm",
            claims -> claims.putObject("realm_access").putArray("roles").add("admin"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("Authentication failed");
    assertThat(
            status("/client", claims -> claims.putObject("resource_access").put("words", "geter")))
        .isEqualTo(403);
    assertThat(status("/free", _ -> {})).isEqualTo(200);
    assertThat(status("/elsewhere", TokenPoliciesTest::roles)).isEqualTo(403);
  }

  @Test
  void a_blacklist_of_roles_refuses_it() {
    fixture.serve(service("keycloak_role_check", ROLES.formatted("blacklist")));
    assertThat(status("/realm", TokenPoliciesTest::roles)).isEqualTo(403);
    assertThat(status("/realm", _ -> {})).isEqualTo(200);
    assertThat(status("/elsewhere", TokenPoliciesTest::roles)).isEqualTo(200);
  }

  private void serveParser(boolean required) {
    ObjectNode service =
        service(
            "jwt_parser",
            "{\"issuer_endpoint\":\"%s\",\"required\":%s}".formatted(issuer.issuer(), required));
    proxy(service)
        .withArray("policy_chain")
        .add(
            IdentityProvider.read(
                """
                {"name":"jwt_claim_check","configuration":{"rules":[{"resource":"/gold","operations":[
                  {"jwt_claim":"plan","jwt_claim_type":"plain","op":"==","value":"gold"}]}]}}
                """));
    service.put("backend_version", "1");
    proxy(service).remove("authentication_method");
    fixture.serve(service);
  }

  @Test
  void a_parser_gives_claims_to_calls_of_other_services() {
    serveParser(false);
    assertThat(status("/gold?user_key=value", claims -> claims.put("plan", "gold"))).isEqualTo(200);
    assertThat(status("/gold?user_key=value", _ -> {})).isEqualTo(403);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
    assertThat(fixture.get("/gold?user_key=value").status()).isEqualTo(403);
    RawMessage refused = fixture.get("/?user_key=value", "Authorization: Bearer wrong");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEmpty();
  }

  @Test
  void a_parser_may_insist_on_a_token() {
    serveParser(true);
    RawMessage refused = fixture.get("/?user_key=value");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(refused.body()).isEmpty();
    assertThat(status("/?user_key=value", _ -> {})).isEqualTo(200);
  }
}
