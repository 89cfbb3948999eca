package io.tollgate.server.composition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A configuration that stands in a setting: {@code data:application/json;base64,…}. */
final class InlineDocument {

  private static final String SCHEME = "data:";

  private InlineDocument() {}

  static boolean is(String uri) {
    return uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /**
   * The document as JSON. What is YAML becomes JSON; whether JSON is well-formed is found out
   * later.
   *
   * @throws StartRefused when it cannot be decoded; the message has nothing of the content
   */
  static String json(String uri) {
    int comma = uri.indexOf(',');
    if (comma < 0) {
      throw refused("has no comma between its media type and its content");
    }
    List<String> head =
        List.of(uri.substring(SCHEME.length(), comma).toLowerCase(Locale.ROOT).split(";", -1));
    String content = decoded(uri.substring(comma + 1), head.getLast().equals("base64"));
    return switch (head.getFirst()) {
      case "application/json" -> content;
      case "application/yaml" -> fromYaml(content);
      default -> throw refused("must be of type application/json or application/yaml");
    };
  }

  private static String decoded(String content, boolean base64) {
    byte[] bytes = percentDecoded(content);
    try {
      return base64 ? fromBase64(bytes) : new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused("is no base64");
    }
  }

  /** In lines, as tools write it, or in one. */
  private static String fromBase64(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\\s", "");
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private static byte[] percentDecoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] decoded = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
        if (low < 0) {
          throw refused("has a % that two hexadecimal digits do not follow; write it as %25");
        }
        decoded[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        decoded[length++] = bytes[i];
      }
    }
    return Arrays.copyOf(decoded, length);
  }

  private static String fromYaml(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object document = new Yaml(new SafeConstructor(options)).load(text);
      return JsonMapper.shared().writeValueAsString(document);
    } catch (YAMLException | JacksonException e) {
      // The parser's own sentence may quote the text, which may be a secret.
      throw refused("cannot be read as YAML");
    }
  }

  private static StartRefused refused(String problem) {
    return new StartRefused(
        "failed to load configuration, exiting: the data: URI in APICAST_CONFIGURATION " + problem);
  }
}
