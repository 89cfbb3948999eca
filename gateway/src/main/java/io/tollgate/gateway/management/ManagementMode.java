package io.tollgate.gateway.management;

/** How much the management API shows; each mode has the routes of the one before, too. */
public enum ManagementMode {
  /** Nothing at all: everything gets 404. */
  UNKNOWN,
  /** Nothing: {@code GET /} gets 403, all else 404. */
  DISABLED,
  /** {@code /policies}. */
  POLICIES,
  /** {@code /status/…} and {@code /refusals}. */
  STATUS,
  /** {@code /config}, which may be changed, and {@code /boot}. */
  DEBUG;

  boolean includes(ManagementMode other) {
    return compareTo(other) >= 0;
  }
}
