package io.tollgate.gateway.management;

import java.util.Optional;

/**
 * The management API (gateway.md, 4.4).
 *
 * @param mode {@code APICAST_MANAGEMENT_API}
 * @param token that every call must bring as Bearer; empty: none is asked for, so the API must be
 *     reachable by this machine only
 */
public record ManagementSettings(ManagementMode mode, Optional<String> token) {

  /** Mode {@code status}, without a token. */
  public static final ManagementSettings DEFAULT =
      new ManagementSettings(ManagementMode.STATUS, Optional.empty());

  /** Without the token. */
  @Override
  public String toString() {
    return "ManagementSettings[" + mode + (token.isPresent() ? ", with token]" : "]");
  }
}
