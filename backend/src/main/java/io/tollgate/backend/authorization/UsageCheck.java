package io.tollgate.backend.authorization;

import io.tollgate.backend.authorization.UsageEntries.NotUnderstood;
import io.tollgate.backend.authorization.UsageEntries.Understood;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.backend.usage.ReferenceDisplay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the usage and works out what it does to the metrics and their ancestors (step 13; 4.4). */
final class UsageCheck implements Check {

  private final boolean exactDisplay;

  UsageCheck(boolean exactDisplay) {
    this.exactDisplay = exactDisplay;
  }

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    Question question = inquiry.question();
    if (question.usage().isEmpty()) {
      return null;
    }
    return switch (UsageEntries.read(question.usage(), inquiry.service().metrics())) {
      case NotUnderstood(Refusal refusal) -> refusal;
      case Understood(List<Change> changes) -> {
        Effect effect =
            question.flatUsage() ? Propagation.flat(changes) : Propagation.upwards(changes);
        Effect shown =
            exactDisplay ? effect : ReferenceDisplay.of(changes, inquiry.service().metrics());
        inquiry.found(effect, shown);
        yield null;
      }
    };
  }
}
