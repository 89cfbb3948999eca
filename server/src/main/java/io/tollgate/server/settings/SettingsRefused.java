package io.tollgate.server.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The settings cannot be used; carries every problem at once, so that they can be mended in one go.
 */
public final class SettingsRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  SettingsRefused(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public SettingsRefused(String where, String what) {
    this(List.of(new Problem(where, what)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
