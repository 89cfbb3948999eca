package io.tollgate.gateway.mapping;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static io.tollgate.gateway.testkit.PolicyLinks.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.RawMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * However a path is spelled: the upstream gets none that the mapping rules did not allow, as an
 * upstream reads it that decodes, resolves dots and merges slashes (gateway.md, 8.3).
 */
class AllowedPathsTest {

  private static final int PATHS = 2_500;

  private static final String[] PIECES = {
    "/", "/", "//", "public", "admin", ".", "..", "/./", "/../", "%2e", "%2E%2e", "%2F", "%2f",
    "%252e", "%252F", "%5C", "\\", ";x=1", "a", "x", "%20", "+", "%2B", "%C3%A9", "%c0%ae", "%00",
    "%", "%zz", "..;", "~", "%25", "%3F", "%23", "public/", "/public/../admin", "/x../", "/.x./"
  };

  private final GatewayFixture fixture = new GatewayFixture();
  private final Random random = new Random(20_260_101);

  @AfterEach
  void close() {
    fixture.close();
  }

  private String randomPath() {
    StringBuilder path = new StringBuilder(random.nextInt(3) == 0 ? "/" : "/public/");
    for (int i = random.nextInt(8); i >= 0; i--) {
      path.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return path.toString();
  }

  /** Calls many paths and looks at each that arrives. */
  private void callAll(ObjectNode service, String allowed) {
    fixture.serve(service);
    int arrived = 0;
    for (int i = 0; i < PATHS; i++) {
      String path = randomPath();
      RawMessage answer = fixture.get(path + "?user_key=value");
      assertThat(answer.status()).as(path).isIn(200, 400, 404);
      if (answer.status() == 200) {
        arrived++;
        String sent = target(fixture.upstream.requests().getLast());
        String pathSent = sent.substring(0, sent.indexOf('?'));
        assertThat(asAnUpstreamReads(pathSent))
            .as("%s arrived as %s", path, sent)
            .startsWith(allowed);
      }
      assertThat(fixture.upstream.requests()).hasSize(arrived);
    }
    assertThat(arrived).isBetween(PATHS / 10, PATHS * 9 / 10);
  }

  private static String asAnUpstreamReads(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : decoded(path).split("/")) {
      if (segment.equals("..")) {
        assertThat(segments).as("climbs above the root: " + path).isNotEmpty();
        segments.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments) + "/";
  }

  private static String decoded(String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '%') {
        bytes.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(path.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void as_received() {
    callAll(rules(fixture.service(), rule("GET", "/public/", 1)), "/public/");
  }

  @Test
  void below_a_base_path() {
    ObjectNode service = rules(fixture.service(), rule("GET", "/public/", 1));
    proxy(service).put("api_backend", fixture.upstreamUrl() + "/base");
    callAll(service, "/base/public/");
  }

  @Test
  void rewritten_before_the_rules() {
    String rewriting =
        link(
            "url_rewriting",
            "\"commands\":[{\"op\":\"gsub\",\"regex\":\"x|admin\",\"replace\":\"\"}]");
    callAll(
        chain(rules(fixture.service(), rule("GET", "/public/", 1)), rewriting, APICAST),
        "/public/");
  }

  @Test
  void rewritten_behind_the_rules_and_below_a_base_path() {
    String captures =
        link(
            "rewrite_url_captures",
            "\"transformations\":[{\"match_rule\":\"/public/{a}\",\"template\":\"/{a}\"}]");
    ObjectNode service =
        chain(rules(fixture.service(), rule("GET", "/public/", 1)), APICAST, captures);
    proxy(service).put("api_backend", fixture.upstreamUrl() + "/base");
    callAll(service, "/base/");
  }
}
