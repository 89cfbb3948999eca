package io.tollgate.backend.report;

import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.store.Count;
import java.util.List;

/** What became of a batch: all of it can be counted, or none of it. */
sealed interface Batch {

  record Valid(List<Count> counts) implements Batch {}

  /**
   * @param refusal the first error in the order of {@link BatchReader}
   */
  record Invalid(Refusal refusal) implements Batch {}
}
