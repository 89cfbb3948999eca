package io.tollgate.gateway.policy.builtin.cors;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers preflights in <em>rewrite</em>, without credentials and uncounted, and tells browsers on
 * every answer to a call with an {@code Origin} what they may do with it.
 */
public final class CorsPolicy implements Policy {

  private static final long TEN_MINUTES = 600;
  private static final PhaseOutcome PREFLIGHT = new PhaseOutcome.Answered(OwnAnswer.empty(204));

  /** Makes it of the fields of 5.3.1; all may be absent. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        AllowedOrigin origin = AllowedOrigin.read(fields);
        boolean credentials = fields.flag("allow_credentials", true);
        if (origin.any() && credentials) {
          faults.accept(
              "cors allows the origin * together with credentials, which browsers refuse:"
                  + " Access-Control-Allow-Credentials is not sent; name the origins, or set"
                  + " allow_credentials to false");
        }
        return fields.outcome(
            new CorsPolicy(
                joined(fields.texts("allow_headers")),
                joined(fields.texts("allow_methods")),
                origin,
                credentials,
                fields.whole("max_age", TEN_MINUTES, 0, Integer.MAX_VALUE)));
      };

  private final @Nullable String allowedHeaders;
  private final @Nullable String allowedMethods;
  private final AllowedOrigin allowedOrigin;
  private final @Nullable String credentials;
  private final String maxAge;

  private CorsPolicy(
      @Nullable String allowedHeaders,
      @Nullable String allowedMethods,
      AllowedOrigin allowedOrigin,
      boolean credentials,
      long maxAge) {
    this.allowedHeaders = allowedHeaders;
    this.allowedMethods = allowedMethods;
    this.allowedOrigin = allowedOrigin;
    this.credentials = allowedOrigin.any() && credentials ? null : Boolean.toString(credentials);
    this.maxAge = Long.toString(maxAge);
  }

  private static @Nullable String joined(List<String> texts) {
    return texts.isEmpty() ? null : HeaderText.safe(String.join(", ", texts));
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    boolean preflight =
        call.line().method().equals("OPTIONS")
            && call.headers().contains(HttpHeaderNames.ORIGIN)
            && call.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    return preflight ? PREFLIGHT : PhaseOutcome.CONTINUE;
  }

  @Override
  public void response(Call call, HttpResponse head) {
    HttpHeaders asked = call.headers();
    String origin = asked.get(HttpHeaderNames.ORIGIN);
    if (origin == null) {
      return;
    }
    HttpHeaders headers = head.headers();
    set(
        headers,
        HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
        or(allowedHeaders, asked.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS)));
    set(
        headers,
        HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS,
        or(allowedMethods, asked.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD)));
    set(headers, HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, allowedOrigin.answerTo(origin));
    set(headers, HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, credentials);
    set(headers, HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, maxAge);
  }

  private static @Nullable String or(@Nullable String configured, @Nullable String requested) {
    return configured == null ? requested : configured;
  }

  /** Replaces what the upstream may have said; null removes it. */
  private static void set(HttpHeaders headers, CharSequence name, @Nullable String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.set(name, value);
    }
  }
}
