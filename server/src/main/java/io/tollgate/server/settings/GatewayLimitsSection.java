package io.tollgate.server.settings;

import java.time.Duration;
import java.util.List;

/**
 * What a gateway takes of clients and upstreams before it refuses.
 *
 * @param encodedSlash what happens to a path with {@code %2F}
 * @param maxLoopLag how late an event loop may be; zero: any
 * @param requestId whether upstreams get {@code X-Request-Id} when the client sent none
 * @param linkLocal whether upstreams may have link-local addresses
 */
public record GatewayLimitsSection(
    EncodedSlash encodedSlash, Duration maxLoopLag, boolean requestId, boolean linkLocal) {

  /** What happens to a path with {@code %2F}, which is a slash for rules. */
  public enum EncodedSlash {
    PASS,
    REJECT
  }

  public static final Setting<EncodedSlash> ENCODED_SLASH =
      Setting.of(
              "gateway.encoded-slash",
              ValueType.oneOf(EncodedSlash.class),
              "pass",
              "reject answers 400 to paths with an encoded slash, for upstreams that take it for a slash as mapping rules do.")
          .alias("TOLLGATE_ENCODED_SLASH");

  public static final Setting<Duration> MAX_LOOP_LAG =
      Setting.of(
          "gateway.max-loop-lag",
          ValueType.DURATION,
          "100ms",
          "How late an event loop may be for 0.3 s, with 32 calls or more in flight, before its calls are answered 503; 0ms means however late.");

  public static final Setting<Boolean> REQUEST_ID =
      Setting.of(
          "gateway.request-id",
          ValueType.BOOLEAN,
          "true",
          "Send X-Request-Id with the gateway's own id to upstreams when the client sent none.");

  public static final Setting<Boolean> LINK_LOCAL =
      Setting.of(
          "gateway.allow-link-local-upstreams",
          ValueType.BOOLEAN,
          "false",
          "Call upstreams at link-local addresses (169.254.0.0/16, fe80::/10), where clouds keep their metadata services.");

  static final List<Setting<?>> ALL = List.of(ENCODED_SLASH, MAX_LOOP_LAG, REQUEST_ID, LINK_LOCAL);

  public static GatewayLimitsSection from(SettingValues values) {
    return new GatewayLimitsSection(
        values.get(ENCODED_SLASH),
        values.get(MAX_LOOP_LAG),
        values.get(REQUEST_ID),
        values.get(LINK_LOCAL));
  }
}
