package io.tollgate.admin.rest.server;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.output.XmlText;
import io.tollgate.admin.rest.route.RestAnswer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of refusals and failures (account-management-api.md, 2.3 and 3). */
final class ErrorAnswer {
  private static final String RETRY_AFTER_SECONDS = "5";

  private ErrorAnswer() {}

  static RestAnswer of(Refusal refusal, Format format) {
    return switch (refusal) {
      case Refusal.Invalid(Errors errors) -> errors(422, errors, format);
      case Refusal.Forbidden(Errors errors) -> errors(403, errors, format);
      case Refusal.QuotaExceeded() -> RestAnswer.empty(403);
      case Refusal.NotFound() -> notFound(format);
      case Refusal.Malformed(String message) -> error(400, message, format);
      case Refusal.Unprocessable(String message) -> error(422, message, format);
      case Refusal.Unavailable(String message) ->
          error(503, message, format).with("Retry-After", RETRY_AFTER_SECONDS);
      case Refusal.Conflict() -> RestAnswer.empty(409);
      case Refusal.IllegalTransition transition -> transition(transition, format);
    };
  }

  static RestAnswer notFound(Format format) {
    return status(404, "Not found", format);
  }

  /** {@code {"error": message}}. */
  static RestAnswer error(int status, String message, Format format) {
    return switch (format) {
      case JSON -> json(status, Map.of("error", message));
      case XML -> xml(status, new XmlText().element("error", message));
    };
  }

  /** {@code {"status": text}}; XML has no body for it. */
  static RestAnswer status(int status, String text, Format format) {
    return switch (format) {
      case JSON -> json(status, Map.of("status", text));
      case XML -> RestAnswer.empty(status);
    };
  }

  private static RestAnswer errors(int status, Errors errors, Format format) {
    if (format == Format.JSON) {
      return json(status, Map.of("errors", errors.messages()));
    }
    XmlText xml = new XmlText().open("errors");
    errors
        .messages()
        .forEach(
            (field, messages) ->
                messages.forEach(message -> xml.element("error", sentence(field, message))));
    return xml(status, xml.close("errors"));
  }

  private static String sentence(String field, String message) {
    if (field.equals(Errors.BASE)) {
      return message;
    }
    String words = field.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " " + message;
  }

  private static RestAnswer transition(Refusal.IllegalTransition transition, Format format) {
    if (format == Format.JSON) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("from", transition.from());
      error.put("event", transition.event());
      error.put("error", transition.error());
      error.put("object", transition.object());
      return json(422, Map.of("error", error));
    }
    XmlText xml =
        new XmlText()
            .open("error")
            .element("from", transition.from())
            .element("event", transition.event())
            .element("error", transition.error())
            .open("object");
    transition
        .object()
        .forEach((name, value) -> xml.element(name, value == null ? "" : value.toString()));
    return xml(422, xml.close("object").close("error"));
  }

  private static RestAnswer json(int status, Map<String, ? extends @Nullable Object> body) {
    return RestAnswer.of(
        status, Format.JSON.contentType(), JsonMapper.shared().writeValueAsBytes(body));
  }

  private static RestAnswer xml(int status, XmlText body) {
    return RestAnswer.of(status, Format.XML.contentType(), body.bytes());
  }
}
