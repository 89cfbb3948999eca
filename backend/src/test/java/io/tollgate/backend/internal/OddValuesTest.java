package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in a body, the answer is the endpoint's own and never a failure. */
class OddValuesTest extends InternalCases {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "0.5",
          "1e400",
          "123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\uD83D\\uDE00/?#%\"",
          "[]",
          "[[]]",
          "[null]",
          "[\"a\",\"a\"]",
          "{}",
          "{\"a\":{}}",
          "[{},{}]");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      textBlock =
          """
          POST /services {"service":{"id":"5","provider_key":"k","backend_version":"1","referrer_filters_required":true,"default_service":false,"state":"active"}}
          PUT /services/100 {"service":{"provider_key":"k","backend_version":"1","referrer_filters_required":true,"default_service":false,"state":"active"}}
          PUT /services/change_provider_key/pk {"new_key":"k"}
          PUT /services/100/catalog {"service":{"provider_key":"k","state":"active","tokens":["t"],"metrics":[{"id":"1","name":"hits","parent_id":"1"}],"usagelimits":[{"plan_id":"1","metric_id":"1","period":"day","value":1}],"alert_limits":[50]}}
          POST /services/100/applications/a {"application":{"state":"active","plan_id":"1","plan_name":"n","redirect_url":"u"}}
          PUT /services/100/applications/a {"application":{"state":"active","plan_id":"1","plan_name":"n","redirect_url":"u"}}
          PUT /services/100/applications/a/replace {"application":{"state":"active","plan_id":"1","plan_name":"n","redirect_url":"u","user_keys":["u"],"application_keys":["k"],"referrer_filters":["f"]}}
          PUT /services/100/applications/batch {"applications":[{"id":"a","state":"active","plan_id":"1","user_key":"u","application_keys":["k"],"referrer_filters":["f"]}]}
          POST /services/100/applications/app1/keys {"application_key":{"value":"k"}}
          POST /services/100/applications/app1/referrer_filters {"referrer_filter":"f"}
          POST /services/100/metrics/7 {"metric":{"name":"n","parent_id":"1"}}
          PUT /services/100/metrics/1 {"metric":{"name":"n","parent_id":"2"}}
          PUT /services/100/plans/9/usagelimits/1/day {"usagelimit":{"day":1}}
          POST /services/100/alert_limits {"alert_limit":{"value":50}}
          POST /service_tokens {"service_tokens":{"t":{"service_id":"100"}}}
          DELETE /service_tokens {"service_tokens":[{"service_token":"t","service_id":"100"}]}
          GET /services {"after":"1","limit":5}
          GET /services/100/catalog {"part":"metrics","after":"1","limit":5}
          GET /services/100/errors {"page":1,"per_page":5}
          GET /services/100/stats {"metric":"1","application":"a","granularity":"day","from":"2010-05-20T00:00:00Z","to":"2010-05-21T00:00:00Z"}
          DELETE /events {"upto_id":1}
          """)
  void no_value_makes_an_endpoint_fail(String method, String path, String body) {
    for (JsonNode odd : oddities(body)) {
      RawMessage answer = f.call(method, path, odd.toString());

      assertThat(answer.status()).as("%s %s %s", method, path, odd).isLessThan(500);
      assertThat(JSON.readTree(answer.body()).isObject()).isTrue();
    }
    assertThat(f.call("GET", "/status", "").status()).isEqualTo(200);
  }

  /** The document with each of its values replaced by each odd one. */
  private static List<JsonNode> oddities(String body) {
    List<JsonNode> documents = new ArrayList<>();
    int places = places(JSON.readTree(body));
    for (int place = 0; place < places; place++) {
      for (String odd : ODD) {
        JsonNode document = JSON.readTree(body);
        int[] left = {place};
        replace((ContainerNode<?>) document, JSON.readTree(odd), left);
        documents.add(document);
      }
    }
    return documents;
  }

  private static int places(JsonNode node) {
    int count = 0;
    for (JsonNode child : node) {
      count += 1 + places(child);
    }
    return count;
  }

  private static boolean replace(ContainerNode<?> parent, JsonNode odd, int[] left) {
    if (parent instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (left[0]-- == 0) {
          object.set(name, odd);
          return true;
        }
        if (object.get(name) instanceof ContainerNode<?> inner && replace(inner, odd, left)) {
          return true;
        }
      }
    } else if (parent instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (left[0]-- == 0) {
          array.set(i, odd);
          return true;
        }
        if (array.get(i) instanceof ContainerNode<?> inner && replace(inner, odd, left)) {
          return true;
        }
      }
    }
    return false;
  }
}
