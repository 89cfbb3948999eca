package io.tollgate.protocol.gateway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.authorization.BackendAuthentication.ProviderKey;
import io.tollgate.protocol.authorization.BackendAuthentication.ServiceToken;
import io.tollgate.protocol.gateway.ConfigurationReader.Read;
import io.tollgate.protocol.gateway.ProxyConfiguration.BackendEndpoint;
import io.tollgate.protocol.gateway.ProxyConfiguration.ErrorAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

  @Test
  void fills_in_the_defaults_of_an_empty_service() {
    ServiceConfiguration service = service("{}");
    assertThat(service.id()).isEqualTo("default");
    assertThat(service.systemName()).isEmpty();
    assertThat(service.backendVersion()).isNull();
    assertThat(service.authentication()).isNull();
    ProxyConfiguration proxy = service.proxy();
    assertThat(proxy.hosts()).containsExactly("localhost");
    assertThat(proxy.credentialsLocation()).isEqualTo("query");
    assertThat(List.of(proxy.authUserKey(), proxy.authAppId(), proxy.authAppKey()))
        .containsExactly("user_key", "app_id", "app_key");
    assertThat(proxy.limitsExceeded()).isEqualTo(ErrorAnswer.DEFAULT);
    assertThat(proxy.apiBackend()).isNull();
    assertThat(proxy.backend()).isNull();
    assertThat(proxy.rules()).isEmpty();
    assertThat(proxy.policyChain()).isNull();
    assertThat(proxy.other().isEmpty()).isTrue();
  }

  @Test
  void takes_null_for_absent() {
    String nulls =
        """
        {"id":null,"system_name":null,"backend_version":null,"backend_authentication_type":null,
         "proxy":{"hosts":null,"api_backend":null,"credentials_location":null,"auth_user_key":null,
          "error_status_no_match":null,"error_no_match":null,"backend":null,"proxy_rules":null,
          "policy_chain":null}}""";
    assertThat(service(nulls)).isEqualTo(service("{}"));
    assertThat(service("{\"proxy\":null}")).isEqualTo(service("{}"));
  }

  @Test
  void reads_every_field_the_gateway_knows() {
    ProxyConfiguration proxy =
        service(
                """
                {"proxy":{"hosts":["a.example","b.example"],"endpoint":"https://a.example:443",
                 "sandbox_endpoint":"https://b.example:443","api_backend":"http://up:8000/v1",
                 "authentication_method":"oidc","credentials_location":"headers",
                 "auth_user_key":"API-Key","auth_app_id":"ID","auth_app_key":"Key",
                 "error_auth_failed":"no","error_status_auth_failed":401,
                 "error_headers_auth_failed":"text/html","error_auth_missing":"",
                 "error_status_limits_exceeded":429,"secret_token":"s","hostname_rewrite":"h.example",
                 "backend":{"endpoint":"http://backend:3000","host":"backend.example"},
                 "policy_chain":[{"name":"headers","version":"1.2","configuration":{"a":[1]}},
                                 {"name":"apicast"}],
                 "debug_key_sha256":"ABCDEF"}}""")
            .proxy();
    assertThat(proxy.hosts()).containsExactly("a.example", "b.example");
    assertThat(proxy.endpoint()).isEqualTo("https://a.example:443");
    assertThat(proxy.sandboxEndpoint()).isEqualTo("https://b.example:443");
    assertThat(proxy.apiBackend()).isEqualTo("http://up:8000/v1");
    assertThat(proxy.authenticationMethod()).isEqualTo("oidc");
    assertThat(proxy.credentialsLocation()).isEqualTo("headers");
    assertThat(List.of(proxy.authUserKey(), proxy.authAppId(), proxy.authAppKey()))
        .containsExactly("api-key", "id", "key");
    assertThat(proxy.authFailed()).isEqualTo(new ErrorAnswer(401, "text/html", "no"));
    assertThat(proxy.authMissing()).isEqualTo(new ErrorAnswer(null, null, ""));
    assertThat(proxy.limitsExceeded()).isEqualTo(new ErrorAnswer(429, null, null));
    assertThat(proxy.secretToken()).isEqualTo("s");
    assertThat(proxy.hostnameRewrite()).isEqualTo("h.example");
    assertThat(proxy.backend())
        .isEqualTo(new BackendEndpoint("http://backend:3000", "backend.example"));
    assertThat(proxy.policyChain())
        .extracting(PolicyConfiguration::name)
        .containsExactly("headers", "apicast");
    assertThat(proxy.policyChain())
        .extracting(PolicyConfiguration::version)
        .containsExactly("1.2", "builtin");
    assertThat(proxy.policyChain())
        .extracting(p -> p.configuration().toString())
        .containsExactly("{\"a\":[1]}", "{}");
    assertThat(proxy.debugKeySha256()).isEqualTo("abcdef");
  }

  @Test
  void reads_mapping_rules_and_keeps_what_it_does_not_know_of_them() {
    MappingRule rule =
        service(
                """
                {"proxy":{"proxy_rules":[{"id":7,"http_method":"GET","pattern":"/x?a={a}&n=1",
                 "metric_system_name":"hits","delta":"2","last":true,"owner_id":5,
                 "owner_type":"BackendApi","querystring_parameters":{"a":"{a}","n":1},
                 "parameters":[]}]}}""")
            .proxy()
            .rules()
            .getFirst();
    assertThat(rule.httpMethod()).isEqualTo("GET");
    assertThat(rule.pattern()).isEqualTo("/x?a={a}&n=1");
    assertThat(rule.metricSystemName()).isEqualTo("hits");
    assertThat(rule.delta()).isEqualTo(2);
    assertThat(rule.last()).isTrue();
    assertThat(rule.queryParameters()).containsOnly(entry("a", "{a}"), entry("n", "1"));
    assertThat(rule.ownerId()).isEqualTo("5");
    assertThat(rule.ownerType()).isEqualTo("BackendApi");
    assertThat(rule.other()).hasToString("{\"id\":7,\"parameters\":[]}");
  }

  @Test
  void gives_a_rule_without_delta_and_last_nothing_to_count() {
    String rule = "{\"http_method\":\"ANY\",\"pattern\":\"/\",\"metric_system_name\":\"hits\"}";
    MappingRule read =
        service("{\"proxy\":{\"proxy_rules\":[" + rule + "]}}").proxy().rules().getFirst();
    assertThat(read.delta()).isZero();
    assertThat(read.last()).isFalse();
    assertThat(read.queryParameters()).isEmpty();
    assertThat(read.ownerId()).isNull();
  }

  @Test
  void reads_ids_and_versions_as_number_or_text() {
    for (String spelt : List.of("42", "\"42\"")) {
      ServiceConfiguration service =
          service("{\"id\":%s,\"backend_version\":%s}".formatted(spelt, spelt));
      assertThat(service.id()).isEqualTo("42");
      assertThat(service.backendVersion()).isEqualTo("42");
    }
  }

  @Test
  void reads_how_to_authenticate_to_the_backend() {
    String service =
        "{\"backend_authentication_type\":\"%s\",\"backend_authentication_value\":\"v\"}";
    assertThat(service(service.formatted("service_token")).authentication())
        .isEqualTo(new ServiceToken("v"));
    assertThat(service(service.formatted("provider_key")).authentication())
        .isEqualTo(new ProviderKey("v"));
    assertThat(service("{\"backend_authentication_type\":\"service_token\"}").authentication())
        .isNull();
    assertThat(
            service(
                    "{\"backend_authentication_type\":\"service_token\",\"backend_authentication_value\":\"\"}")
                .authentication())
        .as("an empty debug secret would open the debug headers to everyone")
        .isNull();
  }

  @Test
  void keeps_unknown_fields_of_service_proxy_and_document() {
    Read read =
        read("{\"timestamp\":\"t\",\"services\":[{\"x\":1,\"proxy\":{\"y\":{\"z\":[null]}}}]}");
    ServiceConfiguration service = read.configuration().services().getFirst().service();
    assertThat(service.other()).hasToString("{\"x\":1}");
    assertThat(service.proxy().other()).hasToString("{\"y\":{\"z\":[null]}}");
    assertThat(read.other()).hasToString("{\"timestamp\":\"t\"}");
  }

  @Test
  void takes_the_documents_provider_key_for_the_debug_digest_of_services_without_one() {
    List<PublishedService> services =
        read("{\"provider_key\":\"K\",\"services\":[{\"id\":1},{\"id\":2,\"proxy\":{\"debug_key_sha256\":\"own\"}}]}")
            .configuration()
            .services();
    assertThat(services)
        .extracting(s -> s.service().proxy().debugKeySha256())
        .containsExactly("86be9a55762d316a3026c2836d044f5fc76e34da10e1b45feee5f18be7edb177", "own");
  }

  @Test
  void reads_versions_and_environments_from_their_envelope() {
    String envelope =
        "{\"proxy_config\":{\"id\":9,\"version\":%s,\"environment\":\"%s\",\"content\":{\"id\":%d}}}";
    String document =
        "{\"proxy_configs\":["
            + envelope.formatted("3", "production", 1)
            + ","
            + envelope.formatted("\"4\"", "staging", 1)
            + ",{\"proxy_config\":{\"content\":{\"id\":2}}}]}";
    assertThat(read(document).configuration().services())
        .extracting(s -> s.environment() + " " + s.version() + " " + s.service().id())
        .containsExactly("PRODUCTION 3 1", "SANDBOX 4 1", "PRODUCTION 0 2");
    assertThat(read(envelope.formatted("5", "sandbox", 7)).configuration().services())
        .extracting(s -> s.environment() + " " + s.version() + " " + s.service().id())
        .containsExactly("SANDBOX 5 7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"services\":[]}",
        "{\"services\":null}",
        "{\"proxy_configs\":[]}",
        "\uFEFF{}"
      })
  void reads_an_empty_configuration(String document) {
    assertThat(read(document).configuration()).isEqualTo(GatewayConfiguration.EMPTY);
  }

  @Test
  void keeps_the_order_of_the_services() {
    assertThat(read("{\"services\":[{\"id\":3},{\"id\":1},{\"id\":2}]}").configuration().services())
        .extracting(s -> s.service().id())
        .containsExactly("3", "1", "2");
  }

  private static ServiceConfiguration service(String json) {
    return read("{\"services\":[" + json + "]}").configuration().services().getFirst().service();
  }

  private static Read read(String document) {
    Read read = (Read) new ConfigurationReader(Environment.PRODUCTION).read(document);
    assertThat(read.faults()).isEmpty();
    return read;
  }
}
