package io.tollgate.admin.activedocs;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.outgoing.OutgoingGuard;
import io.tollgate.admin.rest.input.BoundedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Whether a text describes an API. References to other documents are never followed. */
final class ApiDocBody {
  private static final String FIELD = "body";
  private static final int MOST_MESSAGES = 20;
  private static final int LONGEST_MESSAGE = 300;
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");
  private static final Pattern HOST =
      Pattern.compile("(?:[^/?#@]*@)?(\\[[^\\]]*]|[^/?#@:]*).*", Pattern.DOTALL);

  private ApiDocBody() {}

  /**
   * @param strictly whether it must also be valid by the rules of its version
   */
  static void check(Validation validation, String body, boolean strictly) {
    JsonNode document = parsed(body);
    if (document == null || !document.isObject()) {
      validation.error(FIELD, "must be a JSON object");
      return;
    }
    if (strictly) {
      List<String> wrong = problems(document, body);
      wrong.stream()
          .distinct()
          .limit(MOST_MESSAGES)
          .forEach(message -> validation.error(FIELD, shortened(message)));
    }
  }

  private static @Nullable JsonNode parsed(String body) {
    try {
      return BoundedJson.document(body);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static List<String> problems(JsonNode document, String body) {
    String openApi = document.path("openapi").asString("");
    String swagger = document.path("swagger").asString("");
    if (openApi.startsWith("3.0") || openApi.startsWith("3.1")) {
      List<String> wrong = new ArrayList<>(openApi(body));
      Servers.of(document).forEach(url -> url(wrong, url));
      return wrong;
    }
    if (swagger.equals("2.0")) {
      List<String> wrong = new ArrayList<>(SwaggerTwo.problems(document));
      document.path("schemes").forEach(scheme -> scheme(wrong, scheme.asString("")));
      host(wrong, hostOf(document.path("host").asString("")));
      return wrong;
    }
    if (document.path("swaggerVersion").asString("").equals("1.2")) {
      List<String> wrong = new ArrayList<>();
      url(wrong, document.path("basePath").asString(""));
      return wrong;
    }
    return List.of("must say its version: openapi 3.0 or 3.1, swagger 2.0, or swaggerVersion 1.2");
  }

  private static List<String> openApi(String body) {
    ParseOptions options = new ParseOptions();
    options.setResolve(false);
    List<String> messages = new OpenAPIV3Parser().readContents(body, null, options).getMessages();
    return messages == null ? List.of() : messages;
  }

  /** A path is where the description is; what begins with two slashes names a host. */
  private static void url(List<String> wrong, String url) {
    Matcher scheme = SCHEME.matcher(url);
    String rest = url;
    if (scheme.lookingAt()) {
      scheme(wrong, scheme.group(1));
      rest = url.substring(scheme.end());
    }
    if (rest.startsWith("//")) {
      host(wrong, hostOf(rest.substring(2)));
    }
  }

  private static void scheme(List<String> wrong, String scheme) {
    if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      wrong.add("has a server that is neither http, https, ws nor wss");
    }
  }

  private static void host(List<String> wrong, String host) {
    if (!host.isEmpty() && OutgoingGuard.isThisMachine(host)) {
      wrong.add("has a server that is localhost");
    }
  }

  private static String hostOf(String authority) {
    Matcher host = HOST.matcher(authority);
    return host.matches() ? host.group(1) : "";
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }
}
