package io.tollgate.admin.rest.output;

import java.util.List;

/** Objects as the bytes of an answer. */
public final class Body {
  private Body() {}

  /**
   * @param baseUrl address of the admin host, put in front of links
   */
  public static <T> byte[] one(
      Representation<T> representation, Format format, String baseUrl, T object) {
    return switch (format) {
      case JSON -> new JsonOutput<>(representation, baseUrl).one(object);
      case XML -> new XmlOutput<>(representation).one(object);
    };
  }

  public static <T> byte[] many(
      Representation<T> representation, Format format, String baseUrl, Page<T> page) {
    return switch (format) {
      case JSON -> new JsonOutput<>(representation, baseUrl).many(page);
      case XML -> new XmlOutput<>(representation).many(page);
    };
  }

  /** JSON only: a list that is the whole document. */
  public static <T> byte[] bareArray(
      Representation<T> representation, String baseUrl, List<T> objects) {
    return new JsonOutput<>(representation, baseUrl).bareArray(objects);
  }
}
