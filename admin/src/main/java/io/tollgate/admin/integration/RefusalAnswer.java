package io.tollgate.admin.integration;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How the gateway answers one kind of refused call.
 *
 * @param contentType value of the Content-Type header
 */
record RefusalAnswer(long status, String contentType, String body) {
  private static final String PLAIN = "text/plain; charset=us-ascii";
  private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}]*");
  private static final Pattern CONTENT_TYPE =
      Pattern.compile("[!#-'*+.0-9A-Z^-z|~-]+/[!#-'*+.0-9A-Z^-z|~-]+(\\s*;[ -~]*)?");

  static RefusalAnswer plain(long status, String body) {
    return new RefusalAnswer(status, PLAIN, body);
  }

  /**
   * @param kind such as {@code auth_failed}
   */
  static RefusalAnswer read(Fields fields, String kind, RefusalAnswer present) {
    Long status = fields.integer("error_status_" + kind, present.status);
    return new RefusalAnswer(
        Objects.requireNonNullElse(status, present.status),
        fields.textOr("error_headers_" + kind, present.contentType),
        Objects.requireNonNullElse(fields.text("error_" + kind, present.body), present.body));
  }

  void check(Validation validation, String kind) {
    String body = "error_" + kind;
    String headers = "error_headers_" + kind;
    validation
        .unless(status >= 200, "error_status_" + kind, "must be greater than or equal to 200")
        .unless(status < 600, "error_status_" + kind, "must be less than 600")
        .matches(body, this.body, PRINTABLE)
        .atMost(body, this.body, 255)
        .matches(headers, contentType, CONTENT_TYPE)
        .atMost(headers, contentType, 255);
  }
}
