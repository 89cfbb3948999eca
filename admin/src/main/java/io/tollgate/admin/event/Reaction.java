package io.tollgate.admin.event;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;

/**
 * What else follows from a change: done in the change's transaction, so that it exists exactly when
 * the change does. It writes rows and calls nobody.
 */
@FunctionalInterface
public interface Reaction {
  void to(Transaction transaction, Caller caller, AdminEvent event);
}
