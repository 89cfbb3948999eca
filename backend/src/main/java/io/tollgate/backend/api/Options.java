package io.tollgate.backend.api;

import io.netty.util.AsciiString;
import io.tollgate.backend.api.parameter.FormDecoder;
import io.tollgate.backend.api.parameter.MalformedParametersException;
import io.tollgate.backend.api.parameter.ParameterValue;
import io.tollgate.backend.api.parameter.ParameterValue.Nothing;
import io.tollgate.backend.api.parameter.ParameterValue.Text;
import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.http.server.Exchange;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The header {@code 3scale-options}: what a caller wants beyond the plain answer (1.4). */
final class Options {

  private static final AsciiString HEADER = AsciiString.cached("3scale-options");
  private static final String NO_BODY = "no_body";

  /** Of most callers. */
  private static final Options NONE = new Options(new Parameters());

  private final Parameters options;

  private Options(Parameters options) {
    this.options = options;
  }

  /** Those of a request. */
  static Options of(Exchange exchange) {
    return of(exchange.headers().get(HEADER));
  }

  /** Reads the header's value, which is a query string. A malformed one sets nothing. */
  static Options of(@Nullable String header) {
    if (header == null) {
      return NONE;
    }
    try {
      return new Options(FormDecoder.decode(header));
    } catch (MalformedParametersException e) {
      return NONE;
    }
  }

  boolean rejectionReasonHeader() {
    return isOn("rejection_reason_header");
  }

  boolean limitHeaders() {
    return isOn("limit_headers");
  }

  boolean rateLimitHeaders() {
    return isOn("rate_limit_headers");
  }

  boolean hierarchy() {
    return isOn("hierarchy");
  }

  boolean listAppKeys() {
    return isOn("list_app_keys");
  }

  boolean flatUsage() {
    return isOn("flat_usage");
  }

  boolean explain() {
    return isOn("explain");
  }

  /** Whether nothing beyond the plain answer is wanted. */
  boolean isEmpty() {
    return options.isEmpty();
  }

  /** All of them by name, understood or not, for the error list. */
  Map<String, String> named() {
    Map<String, String> named = new TreeMap<>();
    options
        .all()
        .forEach((name, value) -> named.put(name, value instanceof Text(String text) ? text : ""));
    return named;
  }

  /** The header wins over the parameter of the same name, also to switch it off. */
  boolean noBody(Parameters parameters) {
    ParameterValue own = options.get(NO_BODY);
    return isSet(own == null || own instanceof Nothing ? parameters.get(NO_BODY) : own);
  }

  private static boolean isSet(@Nullable ParameterValue value) {
    return switch (value) {
      case null -> false;
      case Nothing _ -> false;
      case Text(String text) -> !text.equals("0") && !text.equals("false");
      default -> true;
    };
  }

  private boolean isOn(String name) {
    return "1".equals(options.text(name));
  }
}
