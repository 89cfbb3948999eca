package io.tollgate.protocol.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.gateway.ConfigurationReader.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ConfigurationWriterTest {

  private static final String PUBLISHED =
      """
      {"id":7,"name":"Echo","state":"incomplete","system_name":"echo","backend_version":"1",\
      "deployment_option":"hosted","annotations":{},"account_id":2,"proxiable?":true,\
      "backend_authentication_type":"service_token","backend_authentication_value":"t",\
      "proxy":{"id":8,"tenant_id":2,"service_id":7,"endpoint":"http://p.example:80",\
      "sandbox_endpoint":null,"deployed_at":null,"api_backend":null,"auth_app_key":"app_key",\
      "auth_app_id":"app_id","auth_user_key":"user_key","credentials_location":"query",\
      "error_auth_failed":"no","error_status_auth_failed":403,"error_headers_auth_failed":"text/plain",\
      "error_auth_missing":null,"error_status_auth_missing":null,"error_headers_auth_missing":null,\
      "error_no_match":null,"error_status_no_match":null,"error_headers_no_match":null,\
      "error_limits_exceeded":null,"error_status_limits_exceeded":429,\
      "error_headers_limits_exceeded":null,"secret_token":"s","hostname_rewrite":null,\
      "api_test_path":"/","apicast_configuration_driven":true,"oidc_issuer_endpoint":null,\
      "jwt_claim_with_client_id":null,"jwt_claim_with_client_id_type":null,"lock_version":3,\
      "authentication_method":"1","debug_key_sha256":null,"endpoint_port":80,"valid?":true,\
      "hosts":["p.example"],"backend":{"endpoint":"http://b:3000","host":null},\
      "policy_chain":[{"name":"apicast","version":"builtin","configuration":{}}],\
      "proxy_rules":[{"id":1,"proxy_id":8,"http_method":"GET","pattern":"/?b=1&a={a}",\
      "metric_id":4,"metric_system_name":"hits","delta":1,"tenant_id":2,"redirect_url":null,\
      "position":1,"last":false,"owner_id":8,"owner_type":"Proxy","parameters":[],\
      "querystring_parameters":{"a":"{a}","b":"1"}}],"created_at":"2015-09-15T04:15:32Z",\
      "custom":1}}""";

  private final ConfigurationWriter writer = new ConfigurationWriter();

  @Test
  void writes_published_content_field_by_field() {
    assertThat(writer.content(service(PUBLISHED))).hasToString(PUBLISHED);
  }

  @Test
  void writes_ids_as_numbers_where_they_are_spelt_so() {
    assertThat(writer.content(service("{\"id\":\"42\"}")).get("id").isNumber()).isTrue();
    assertThat(writer.content(service("{\"id\":\"042\"}")).get("id").isString()).isTrue();
    assertThat(writer.content(service("{\"id\":\"default\"}")).get("id").isString()).isTrue();
    assertThat(writer.content(service("{\"id\":\"" + "9".repeat(19) + "\"}")).get("id").isString())
        .isTrue();
    assertThat(writer.content(service("{\"id\":3000000000}")).get("id")).hasToString("3000000000");
  }

  @Test
  void writes_null_where_nothing_is_set() {
    ObjectNode proxy = (ObjectNode) writer.content(service("{}")).get("proxy");
    for (String field :
        List.of("backend", "policy_chain", "api_backend", "error_status_no_match")) {
      assertThat(proxy.get(field).isNull()).as(field).isTrue();
    }
    assertThat(proxy.get("proxy_rules")).hasToString("[]");
  }

  @Test
  void leaves_the_records_alone() {
    ServiceConfiguration service = service(PUBLISHED);
    ObjectNode written = writer.content(service);
    ((ObjectNode) written.get("annotations")).put("added", 1);
    written.remove("name");
    assertThat(service).isEqualTo(service(PUBLISHED));
  }

  @Test
  void writes_a_gateways_file_and_the_envelope_with_versions() {
    ServiceConfiguration service = service("{\"id\":1}");
    PublishedService published = new PublishedService(Environment.SANDBOX, 5, service);
    String content = writer.content(service).toString();
    assertThat(writer.services(List.of(service))).hasToString("{\"services\":[" + content + "]}");
    assertThat(writer.proxyConfigs(new GatewayConfiguration(List.of(published))))
        .hasToString(
            "{\"proxy_configs\":[{\"proxy_config\":{\"version\":5,\"environment\":\"sandbox\",\"content\":"
                + content
                + "}}]}");
  }

  private static ServiceConfiguration service(String json) {
    Read read =
        (Read)
            new ConfigurationReader(Environment.PRODUCTION).read("{\"services\":[" + json + "]}");
    assertThat(read.faults()).isEmpty();
    return read.configuration().services().getFirst().service();
  }
}
