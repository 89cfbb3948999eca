package io.tollgate.admin.plan;

import io.tollgate.admin.database.Rows;

/** Tells whether anything is subscribed with a plan: such rows are of rooms above. */
@FunctionalInterface
public interface PlanUse {
  boolean isSubscribed(Rows rows, long planId);
}
