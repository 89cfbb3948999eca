package io.tollgate.admin.rest.route;

import io.tollgate.admin.rest.output.Body;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.output.JsonSchema;
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

  /** What is written when all is well; no more than that it succeeds, unless overridden. */
  default AnswerShape shape() {
    return new AnswerShape(200, null);
  }

  /** The same answer with its shape. */
  default Answer<T> shaped(AnswerShape shape) {
    Answer<T> writer = this;
    return new Answer<>() {
      @Override
      public RestAnswer write(T value, Format format, String baseUrl) {
        return writer.write(value, format, baseUrl);
      }

      @Override
      public AnswerShape shape() {
        return shape;
      }
    };
  }

  /** One object. */
  static <T> Answer<T> one(Representation<T> representation) {
    Answer<T> answer =
        (value, format, baseUrl) ->
            guarded(representation, 200, format, Body.one(representation, format, baseUrl, value));
    return answer.shaped(new AnswerShape(200, JsonSchema.one(representation)));
  }

  /** One new object, with its place. */
  static <T> Answer<T> created(Representation<T> representation) {
    Answer<T> answer =
        (value, format, baseUrl) -> {
          RestAnswer made =
              guarded(
                  representation, 201, format, Body.one(representation, format, baseUrl, value));
          String self = representation.selfPath(value);
          return self == null ? made : made.with("Location", baseUrl + self);
        };
    return answer.shaped(new AnswerShape(201, JsonSchema.one(representation)));
  }

  /** A whole list. */
  static <T> Answer<List<T>> list(Representation<T> representation) {
    Answer<Page<T>> page = page(representation);
    Answer<List<T>> answer =
        (all, format, baseUrl) ->
            page.write(new Page<>(all, 0, PageRequest.FIRST), format, baseUrl);
    return answer.shaped(page.shape());
  }

  /** A page of a list. */
  static <T> Answer<Page<T>> page(Representation<T> representation) {
    Answer<Page<T>> answer =
        (page, format, baseUrl) ->
            guarded(representation, 200, format, Body.many(representation, format, baseUrl, page));
    return answer.shaped(new AnswerShape(200, JsonSchema.many(representation)));
  }

  /** A list that is the whole document; JSON only. */
  static <T> Answer<List<T>> bareArray(Representation<T> representation) {
    Answer<List<T>> answer =
        (all, format, baseUrl) ->
            guarded(representation, 200, format, Body.bareArray(representation, baseUrl, all));
    return answer.shaped(new AnswerShape(200, JsonSchema.array(representation)));
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
