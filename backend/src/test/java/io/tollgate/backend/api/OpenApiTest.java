package io.tollgate.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.authorization.RejectionReason;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document at {@code /openapi.json} (1.1) against the parser that others use, and against us.
 */
class OpenApiTest extends ApiCases {

  /** Never on the wire: only in a service's error list, or without a document. */
  private static final Set<RejectionReason> WITHOUT_DOCUMENT =
      EnumSet.of(
          RejectionReason.TRANSACTION_TIMESTAMP_TOO_OLD,
          RejectionReason.TRANSACTION_TIMESTAMP_TOO_NEW,
          RejectionReason.OTHER);

  @Test
  void is_read_without_complaint_by_the_usual_parser() {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(document());

    assertThat(result.getMessages()).isEmpty();
    OpenAPI api = result.getOpenAPI();
    assertThat(api.getOpenapi()).startsWith("3.1");
    assertThat(api.getInfo().getVersion()).isEqualTo(BackendUnderTest.VERSION);
    assertThat(api.getPaths()).hasSize(9);
  }

  @Test
  void names_only_what_is_served() {
    OpenAPI api = new OpenAPIV3Parser().readContents(document()).getOpenAPI();

    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .keySet()
                    .forEach(method -> assertThat(served(method, path)).isNotEqualTo(404)));
  }

  @Test
  void mentions_every_code_that_an_answer_can_carry() {
    String document = document();
    for (RejectionReason reason : RejectionReason.values()) {
      if (!WITHOUT_DOCUMENT.contains(reason)) {
        assertThat(document).contains("\"" + reason.code() + "\"");
      }
    }
  }

  @Test
  void shows_documents_that_are_well_formed() throws Exception {
    JsonNode responses = JsonMapper.shared().readTree(document()).path("components");
    List<String> examples = new ArrayList<>();
    responses
        .findValues("value")
        .forEach(
            value -> {
              if (value.asString("").startsWith("<?xml")) {
                examples.add(value.asString());
              }
            });

    assertThat(examples).hasSizeGreaterThan(40);
    for (String example : examples) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(example)));
    }
  }

  @Test
  void its_first_example_is_what_a_call_is_answered_with() {
    String example =
        JsonMapper.shared()
            .readTree(document())
            .at("/components/responses/Authorized/content")
            .path("application/vnd.3scale-v2.0+xml")
            .at("/examples/plain/value")
            .asString();

    assertThat(f.authorize(ApiFixture.C).body()).isEqualTo(example);
  }

  private String document() {
    RawMessage answer = f.get("/openapi.json");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    return new String(answer.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private int served(PathItem.HttpMethod method, String path) {
    try (RawClient client = new RawClient(f.address())) {
      return client
          .send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
          .readHead()
          .status();
    }
  }
}
