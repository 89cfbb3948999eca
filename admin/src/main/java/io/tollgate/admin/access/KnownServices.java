package io.tollgate.admin.access;

import io.tollgate.admin.database.Rows;
import java.util.Set;

/** Tells which services there are: their rows are of a room above. */
@FunctionalInterface
public interface KnownServices {

  /** Those of the ids that services of the tenant have. */
  Set<Long> among(Rows rows, Set<Long> ids);
}
