package io.tollgate.admin.rest.route;

import io.tollgate.admin.rest.output.Body;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.output.Representation;
import java.util.List;

/** How a route writes what its feature returned. */
public interface Answer<T> {

  /**
   * @param baseUrl address of the admin host, without a trailing slash
   */
  RestAnswer write(T value, Format format, String baseUrl);

  /** One object. */
  static <T> Answer<T> one(Representation<T> representation) {
    return (value, format, baseUrl) ->
        guarded(representation, 200, format, Body.one(representation, format, baseUrl, value));
  }

  /** One new object, with its place. */
  static <T> Answer<T> created(Representation<T> representation) {
    return (value, format, baseUrl) -> {
      RestAnswer answer =
          guarded(representation, 201, format, Body.one(representation, format, baseUrl, value));
      String self = representation.selfPath(value);
      return self == null ? answer : answer.with("Location", baseUrl + self);
    };
  }

  /** A whole list. */
  static <T> Answer<List<T>> list(Representation<T> representation) {
    Answer<Page<T>> page = page(representation);
    return (all, format, baseUrl) ->
        page.write(new Page<>(all, 0, PageRequest.FIRST), format, baseUrl);
  }

  /** A page of a list. */
  static <T> Answer<Page<T>> page(Representation<T> representation) {
    return (page, format, baseUrl) ->
        guarded(representation, 200, format, Body.many(representation, format, baseUrl, page));
  }

  /** A list that is the whole document; JSON only. */
  static <T> Answer<List<T>> bareArray(Representation<T> representation) {
    return (all, format, baseUrl) ->
        guarded(representation, 200, format, Body.bareArray(representation, baseUrl, all));
  }

  /** Success without a body. */
  static <T> Answer<T> nothing() {
    return (value, format, baseUrl) -> RestAnswer.empty(200);
  }

  private static RestAnswer guarded(
      Representation<?> representation, int status, Format format, byte[] body) {
    RestAnswer answer = RestAnswer.of(status, format.contentType(), body);
    return representation.isConfidential() ? answer.with("Cache-Control", "no-store") : answer;
  }
}
