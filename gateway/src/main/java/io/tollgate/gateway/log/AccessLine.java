package io.tollgate.gateway.log;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Profile;

/** How one line of the access log is spelled; row D8 of the profile switch. */
sealed interface AccessLine permits CombinedLine, ReferenceLine {

  static AccessLine of(Profile profile, boolean showCredentials) {
    return switch (profile) {
      case SEED -> new CombinedLine(showCredentials);
      case APICAST -> new ReferenceLine(showCredentials);
    };
  }

  /**
   * Appends the line with its end.
   *
   * @param time see {@link LogTime}
   */
  void append(StringBuilder lines, String time, Call call, CallEnd end);
}
