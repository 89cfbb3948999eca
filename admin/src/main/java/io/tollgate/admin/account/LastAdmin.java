package io.tollgate.admin.account;

import io.tollgate.admin.database.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Somebody must be left who may administer: at the provider an active user, since nobody else could
 * let him in again; in a developer's account a user of any state, whom the provider can activate.
 */
final class LastAdmin {
  private LastAdmin() {}

  /** Whether the user's end would leave nobody. */
  static boolean is(Rows rows, User user) {
    return user.role() == UserRole.ADMIN
        && (UserTable.countAdmins(rows, user.accountId(), null) == 1 || isTheActive(rows, user));
  }

  /** Whether the provider would have no active admin without this one. */
  static boolean isTheActive(Rows rows, User user) {
    @Nullable Long account = user.accountId();
    return account == null
        && user.role() == UserRole.ADMIN
        && user.state() == UserState.ACTIVE
        && UserTable.countAdmins(rows, null, UserState.ACTIVE) == 1;
  }
}
