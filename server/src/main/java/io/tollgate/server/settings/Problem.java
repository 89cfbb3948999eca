package io.tollgate.server.settings;

/**
 * Something wrong with the settings.
 *
 * @param where the flag, variable or line that holds the value
 * @param what what is wrong with it and what is allowed instead
 */
public record Problem(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
