package io.tollgate.gateway.authorization;

import io.tollgate.gateway.call.PercentEncoding;
import io.tollgate.protocol.authorization.AuthorizationOptions;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import io.tollgate.protocol.authorization.UsageReport;
import io.tollgate.protocol.authorization.UsageTransaction;

/** Questions to the backend as parameters of its API (gateway.md, 3.1). */
public enum BackendText {
  /** As they go over the wire: percent-encoded. */
  ENCODED,
  /** As people read them: {@code usage[hits]=2}. */
  PLAIN,
  /** Plain, with all but the last four characters of a secret hidden. */
  MASKED;

  private static final String HEADERS_WANTED = "rejection_reason_header=1&limit_headers=1";

  /**
   * Value of {@code 3scale-options}: tell why, tell which limit, and save the body unless the plan
   * is to be read from it.
   */
  public static String options(AuthorizationOptions options) {
    return options.plan() ? HEADERS_WANTED : HEADERS_WANTED + "&no_body=1";
  }

  /** {@code service_token=…&service_id=…&usage[…]=…&user_key=…}. */
  public String of(AuthorizationRequest request) {
    StringBuilder query = new StringBuilder(160);
    sender(query, request.authentication(), request.serviceId());
    usage(query, "usage", request.usage());
    credentials(query, request.credentials());
    if (request.referrer() != null) {
      pair(query, "referrer", request.referrer());
    }
    if (request.responseCode() != null) {
      pair(query, "log[code]", request.responseCode().toString());
    }
    return query.toString();
  }

  /**
   * The request line with which a backend is asked, and the options that go with it.
   *
   * @param endpoint {@code authrep} or {@code authorize}
   */
  public String asked(String endpoint, AuthorizationRequest request) {
    return "GET /transactions/%s%s.xml?%s HTTP/1.1, 3scale-options: %s"
        .formatted(
            request.options().oauth() ? "oauth_" : "",
            endpoint,
            of(request),
            options(request.options()));
  }

  /** {@code usage[hits]=2&usage[words]=1}, in the usage's order. */
  public String of(Usage usage) {
    StringBuilder text = new StringBuilder(64);
    usage(text, "usage", usage);
    return text.toString();
  }

  /** {@code service_token=…&service_id=…}: the query of a report. */
  public String sender(UsageReport report) {
    StringBuilder query = new StringBuilder(64);
    sender(query, report.authentication(), report.serviceId());
    return query.toString();
  }

  /**
   * {@code transactions[0][user_key]=…&transactions[0][usage][hits]=6&…}: the form of a report.
   * Application keys are not sent (gateway.md, 3.9).
   */
  public String transactions(UsageReport report) {
    StringBuilder form = new StringBuilder(128 * report.transactions().size());
    for (int i = 0; i < report.transactions().size(); i++) {
      UsageTransaction transaction = report.transactions().get(i);
      String prefix = "transactions[" + i + "]";
      switch (transaction.credentials()) {
        case Credentials.UserKey(String key) -> pair(form, prefix + "[user_key]", secret(key));
        case Credentials.AppId(String id, String _) -> pair(form, prefix + "[app_id]", id);
      }
      usage(form, prefix + "[usage]", transaction.usage());
      if (transaction.responseCode() != null) {
        pair(form, prefix + "[log][code]", transaction.responseCode().toString());
      }
    }
    return form.toString();
  }

  /** {@code user_key=…} or {@code app_id=…&app_key=…}, whatever the client calls them. */
  public String of(Credentials credentials) {
    StringBuilder text = new StringBuilder(64);
    credentials(text, credentials);
    return text.toString();
  }

  private void sender(StringBuilder query, BackendAuthentication authentication, String serviceId) {
    pair(query, authenticationName(authentication), secret(authentication));
    pair(query, "service_id", serviceId);
  }

  private void usage(StringBuilder query, String name, Usage usage) {
    for (UsageEntry entry : usage.entries()) {
      String value =
          switch (entry) {
            case UsageEntry.Increment(String _, long amount) -> Long.toString(amount);
            case UsageEntry.SetTo(String _, long amount) -> "#" + amount;
            case UsageEntry.Malformed(String _, String text) -> text;
          };
      pair(query, name + "[" + entry.metric() + "]", value);
    }
  }

  private void credentials(StringBuilder query, Credentials credentials) {
    switch (credentials) {
      case Credentials.UserKey(String key) -> pair(query, "user_key", secret(key));
      case Credentials.AppId(String id, String key) -> {
        pair(query, "app_id", id);
        if (key != null) {
          pair(query, "app_key", secret(key));
        }
      }
    }
  }

  private static String authenticationName(BackendAuthentication authentication) {
    return switch (authentication) {
      case BackendAuthentication.ServiceToken _ -> "service_token";
      case BackendAuthentication.ProviderKey _ -> "provider_key";
    };
  }

  private String secret(BackendAuthentication authentication) {
    return secret(authentication.value());
  }

  private String secret(String value) {
    if (this != MASKED) {
      return value;
    }
    return value.length() <= 8 ? "***" : "***" + value.substring(value.length() - 4);
  }

  private void pair(StringBuilder query, String name, String value) {
    if (!query.isEmpty()) {
      query.append('&');
    }
    query.append(text(name)).append('=').append(text(value));
  }

  private String text(String text) {
    return this == ENCODED ? PercentEncoding.encode(text) : text;
  }
}
