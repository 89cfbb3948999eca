package io.tollgate.server.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call as a person names it: a whole URL, out of a log perhaps, or only its query.
 *
 * @param endpoint such as {@code authrep}
 */
record AskedCall(String endpoint, String query) {

  private static final Pattern PATH =
      Pattern.compile("(?:[a-z]+://[^/?]*)?/transactions/(\\w+)\\.xml");

  private static final String USUAL = "authrep";

  /**
   * @param endpoint null when the text says it, or when it is the usual one
   * @throws IllegalArgumentException when the text is the URL of something else
   */
  static AskedCall read(String text, @Nullable String endpoint) {
    int mark = text.indexOf('?');
    String before = mark < 0 ? text : text.substring(0, mark);
    if (!before.contains("/") || before.contains("=")) {
      return new AskedCall(endpoint == null ? USUAL : endpoint, text.substring(mark == 0 ? 1 : 0));
    }
    Matcher path = PATH.matcher(before);
    if (!path.matches()) {
      throw new IllegalArgumentException(
          before
              + " is no call to the backend: give one such as http://localhost:3000/transactions/authrep.xml?...,"
              + " or its query alone, such as 'service_token=T&service_id=S&user_key=K&usage[hits]=1'");
    }
    return new AskedCall(
        endpoint == null ? path.group(1) : endpoint, mark < 0 ? "" : text.substring(mark + 1));
  }
}
