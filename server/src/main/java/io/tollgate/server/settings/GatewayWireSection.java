package io.tollgate.server.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom the gateway trusts when it asks others, and how large heads may be (gateway.md, 1.5 and
 * 8.1).
 *
 * @param verify whether certificates of portal, backend and issuers must be trusted
 * @param trusted PEM file; null: what the system trusts
 * @param headerBuffers of requests
 * @param answerHead most bytes of an upstream's status line and headers
 */
public record GatewayWireSection(
    boolean verify,
    @Nullable String trusted,
    HeaderBuffers headerBuffers,
    int answerHead,
    boolean extendedMetrics) {

  /** So many buffers of so many bytes: one holds a line, all of them the headers. */
  public record HeaderBuffers(int count, int bytes) {}

  public static final Setting<Boolean> VERIFY =
      Setting.of(
              "gateway.verify",
              ValueType.BOOLEAN,
              "true",
              "Verify the certificates of portal, backend and token issuers.")
          .alias("OPENSSL_VERIFY");

  public static final Setting<String> TRUSTED =
      Setting.of(
              "gateway.trusted-certificates",
              ValueType.PATH,
              null,
              "PEM file with the authorities that are trusted instead of the system's; one that cannot be read stops the start.")
          .alias("SSL_CERT_FILE");

  public static final Setting<HeaderBuffers> HEADER_BUFFERS =
      Setting.of(
              "gateway.header-buffers",
              new ValueType<>(
                  "number and size, such as 4 8k; 1 to 64 of 1k to 256k",
                  GatewayWireSection::buffers),
              "4 8k",
              "A request line or a header may fill one buffer, all headers together all of them.")
          .alias("APICAST_LARGE_CLIENT_HEADER_BUFFERS");

  public static final Setting<Integer> ANSWER_HEAD =
      Setting.of(
              "gateway.answer-head-size",
              new ValueType<>("a size from 1k to 1m, such as 8k", GatewayWireSection::answerHead),
              "8k",
              "Largest head of an upstream's answer; above it the client gets 502.")
          .alias("APICAST_PROXY_BUFFER_SIZE");

  public static final Setting<Boolean> EXTENDED_METRICS =
      Setting.of(
              "gateway.extended-metrics",
              ValueType.BOOLEAN,
              "false",
              "Label metrics with the product's id and system name.")
          .alias("APICAST_EXTENDED_METRICS");

  static final List<Setting<?>> ALL =
      List.of(VERIFY, TRUSTED, HEADER_BUFFERS, ANSWER_HEAD, EXTENDED_METRICS);

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,7})([kKmM]?)");

  public static GatewayWireSection from(SettingValues values) {
    return new GatewayWireSection(
        values.get(VERIFY),
        values.find(TRUSTED),
        values.get(HEADER_BUFFERS),
        values.get(ANSWER_HEAD),
        values.get(EXTENDED_METRICS));
  }

  private static HeaderBuffers buffers(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException();
    }
    return new HeaderBuffers(
        within(Integer.parseInt(parts[0]), 1, 64), within(size(parts[1]), 1024, 256 * 1024));
  }

  private static int answerHead(String text) {
    return within(size(text.strip()), 1024, 1024 * 1024);
  }

  private static int size(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException();
    }
    int number = Integer.parseInt(size.group(1));
    return switch (size.group(2)) {
      case "k", "K" -> Math.clamp(number * 1024L, 0, Integer.MAX_VALUE);
      case "m", "M" -> Math.clamp(number * 1024L * 1024L, 0, Integer.MAX_VALUE);
      default -> number;
    };
  }

  private static int within(int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException();
    }
    return value;
  }
}
