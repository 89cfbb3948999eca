package io.tollgate.server.composition;

import io.tollgate.server.settings.SettingValues;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be known of settings before anything is started: whether they go together, and files.
 */
public final class StartCheck {

  private StartCheck() {}

  /**
   * Writes nothing and takes no address.
   *
   * @param clock what the validity of certificates is judged by
   * @throws StartRefused with all problems at once
   */
  public static void of(SettingValues values, InstantSource clock) {
    List<String> problems = new ArrayList<>(Roles.problems(values));
    problems.addAll(new Certificates(values, clock).problems());
    if (!problems.isEmpty()) {
      throw new StartRefused(String.join("\n  ", problems));
    }
  }
}
