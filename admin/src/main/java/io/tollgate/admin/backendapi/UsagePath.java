package io.tollgate.admin.backendapi;

import io.tollgate.admin.outcome.Validation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a service a backend is mounted: whole segments of a path. */
final class UsagePath {
  /**
   * Nothing that a template, a mapping rule or a percent sign would make into something else when
   * the path is published.
   */
  private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~!&()*+,;=:@-]++)++");

  private static final int LONGEST = 255;

  private UsagePath() {}

  /** With one slash at the beginning, none at the end and none doubled. */
  static String normalised(@Nullable String text) {
    String given = text == null ? "" : text.strip();
    String single = ("/" + given).replaceAll("/+", "/");
    return single.length() > 1 && single.endsWith("/")
        ? single.substring(0, single.length() - 1)
        : single;
  }

  static void check(Validation validation, String path) {
    validation.matches("path", path, PATH).atMost("path", path, LONGEST);
  }
}
