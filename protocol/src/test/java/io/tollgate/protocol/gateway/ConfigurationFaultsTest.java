package io.tollgate.protocol.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.gateway.ConfigurationReader.Fault;
import io.tollgate.protocol.gateway.ConfigurationReader.Outcome;
import io.tollgate.protocol.gateway.ConfigurationReader.Read;
import io.tollgate.protocol.gateway.ConfigurationReader.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFaultsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|document must be an object, not an array",
        "7|document must be an object, not a number",
        "null|document must be an object, not null",
        "{|document is not JSON: see line 1",
        "{} x|document is not JSON: see line 1",
        "`{\"services\":\"s3cret\"}`|services must be an array, not a string",
        "{\"services\":{}}|services must be an array, not an object",
        "{\"services\":[{},7]}|services[1] must be an object, not a number",
        "{\"services\":[null]}|services[0] must be an object, not null",
        "{\"proxy_configs\":{}}|proxy_configs must be an array, not an object",
        "{\"proxy_configs\":[{}]}|proxy_configs[0].proxy_config.content is missing",
        "{\"proxy_configs\":[{\"proxy_config\":{\"content\":7}}]}|proxy_configs[0].proxy_config.content must be an object, not a number",
        "{\"proxy_config\":null}|proxy_config.content is missing",
        "{\"proxy_config\":[]}|proxy_config must be an object, not an array"
      })
  void rejects_a_document_of_the_wrong_shape_whole(String document, String fault) {
    assertThat(read(document)).isInstanceOf(Rejected.class);
    assertThat(((Rejected) read(document)).fault()).hasToString(fault);
  }

  @Test
  void names_the_line_of_a_syntax_error_without_quoting_the_text() {
    Rejected rejected = (Rejected) read("{\"services\":\n[ {\"secret_token\": s3cret} ]}");
    assertThat(rejected.fault()).hasToString("document is not JSON: see line 2");
  }

  @Test
  void rejects_a_document_that_is_nested_beyond_reason() {
    assertThat(read("[".repeat(100_000))).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\":[]|id must be a string, not an array",
        "\"proxy\":7|proxy must be an object, not a number",
        "\"backend_authentication_value\":{}|backend_authentication_value must be a string, not an object",
        "\"backend_authentication_type\":\"x\",\"backend_authentication_value\":\"s3cret\"|backend_authentication_type must be service_token or provider_key: x",
        "\"proxy\":{\"hosts\":\"a\"}|proxy.hosts must be an array, not a string",
        "\"proxy\":{\"hosts\":[\"a\",true]}|proxy.hosts[1] must be a string, not a boolean",
        "\"proxy\":{\"error_status_no_match\":\"abc\"}|proxy.error_status_no_match must be a whole number, 200 to 599, not \"abc\"",
        "\"proxy\":{\"error_status_no_match\":99}|proxy.error_status_no_match must be a whole number, 200 to 599, not 99",
        "\"proxy\":{\"error_status_no_match\":404.5}|proxy.error_status_no_match must be a whole number, 200 to 599, not 404.5",
        "\"proxy\":{\"error_headers_no_match\":\"a\\r\\nb\"}|proxy.error_headers_no_match must not have control characters",
        "\"proxy\":{\"secret_token\":\"a\\nb\"}|proxy.secret_token must not have control characters",
        "\"proxy\":{\"secret_token\":[1]}|proxy.secret_token must be a string, not an array",
        "\"proxy\":{\"backend\":\"http://b\"}|proxy.backend must be an object, not a string",
        "\"proxy\":{\"policy_chain\":{}}|proxy.policy_chain must be an array, not an object",
        "\"proxy\":{\"policy_chain\":[{}]}|proxy.policy_chain[0].name is missing",
        "\"proxy\":{\"policy_chain\":[{\"name\":\"a\",\"configuration\":[]}]}|proxy.policy_chain[0].configuration must be an object, not an array"
      })
  void skips_a_service_with_a_fault_and_names_the_field(String fields, String fault) {
    Read read = (Read) read("{\"services\":[{\"id\":1},{" + fields + "},{\"id\":3}]}");
    assertThat(read.faults()).extracting(Fault::toString).containsExactly("services[1]." + fault);
    assertThat(read.configuration().services())
        .extracting(s -> s.service().id())
        .containsExactly("1", "3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"delta\":-1|delta must be a whole number, 0 or more, not -1",
        "\"delta\":1e30|delta must be a whole number, 0 or more, not 1.0E30",
        "\"delta\":[]|delta must be a whole number, 0 or more, not an array",
        "\"last\":\"maybe\"|last must be true or false, not \"maybe\"",
        "\"pattern\":null|pattern is missing",
        "\"http_method\":\"\"|http_method is missing",
        "\"metric_system_name\":{}|metric_system_name must be a string, not an object",
        "\"querystring_parameters\":[]|querystring_parameters must be an object, not an array",
        "\"querystring_parameters\":{\"a\":[1]}|querystring_parameters.a must be a string, not an array"
      })
  void names_the_field_of_a_rule(String field, String fault) {
    String rule =
        "{\"http_method\":\"GET\",\"pattern\":\"/\",\"metric_system_name\":\"hits\"," + field + "}";
    Read read = (Read) read("{\"services\":[{\"proxy\":{\"proxy_rules\":[" + rule + "]}}]}");
    assertThat(read.faults())
        .extracting(Fault::toString)
        .containsExactly("services[0].proxy.proxy_rules[0]." + fault);
    assertThat(read.configuration().services()).isEmpty();
  }

  @Test
  void reports_all_faults_of_all_services_at_once() {
    Read read =
        (Read)
            read("{\"services\":[{\"id\":[],\"proxy\":{\"hosts\":7}},{\"proxy\":{\"hosts\":8}}]}");
    assertThat(read.faults())
        .extracting(Fault::path)
        .containsExactly("services[0].id", "services[0].proxy.hosts", "services[1].proxy.hosts");
  }

  @Test
  void skips_a_second_service_with_the_same_id() {
    Read read = (Read) read("{\"services\":[{\"id\":7},{\"id\":\"7\"},{},{}]}");
    assertThat(read.faults())
        .extracting(Fault::toString)
        .containsExactly(
            "services[1].id belongs to an earlier service: 7",
            "services[3].id belongs to an earlier service: default");
    assertThat(read.configuration().services())
        .extracting(s -> s.service().id())
        .containsExactly("7", "default");
  }

  @Test
  void skips_a_version_whose_envelope_is_faulty() {
    String envelope = "{\"proxy_config\":{\"content\":{\"id\":%d}%s}}";
    Read read =
        (Read)
            read(
                "{\"proxy_configs\":["
                    + envelope.formatted(1, ",\"environment\":\"qa\"")
                    + ","
                    + envelope.formatted(2, ",\"version\":\"latest\"")
                    + ","
                    + envelope.formatted(3, ",\"environment\":[]")
                    + ","
                    + envelope.formatted(4, "")
                    + "]}");
    assertThat(read.faults())
        .extracting(Fault::toString)
        .containsExactly(
            "proxy_configs[0].proxy_config.environment must be sandbox, staging or production: qa",
            "proxy_configs[1].proxy_config.version must be a whole number, 0 to 2147483647, not \"latest\"",
            "proxy_configs[2].proxy_config.environment must be a string, not an array");
    assertThat(read.configuration().services())
        .extracting(s -> s.service().id())
        .containsExactly("4");
  }

  private static Outcome read(String document) {
    return new ConfigurationReader(Environment.PRODUCTION).read(document);
  }
}
