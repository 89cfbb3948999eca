package io.tollgate.backend.authorization;

import io.tollgate.backend.authorization.UsageEntries.NotUnderstood;
import io.tollgate.backend.authorization.UsageEntries.Understood;
import io.tollgate.backend.explanation.Fact;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.backend.usage.ReferenceDisplay;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import java.util.List;
import java.util.stream.Collectors;
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

  @Override
  public String name() {
    return "usage";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    Question question = inquiry.question();
    return List.of(
        Fact.of("usage", asked(question.usage())),
        Fact.of("flat_usage", question.flatUsage()),
        Fact.of("counts", counted(inquiry.effect())));
  }

  private static String asked(Usage usage) {
    return usage.entries().stream()
        .map(
            entry ->
                entry.metric()
                    + switch (entry) {
                      case UsageEntry.Increment(_, long amount) -> "=" + amount;
                      case UsageEntry.SetTo(_, long value) -> "=#" + value;
                      case UsageEntry.Malformed(_, String text) -> "=" + text;
                    })
        .collect(Collectors.joining(" "));
  }

  /** With the ancestors. */
  private static String counted(Effect effect) {
    return effect.changes().stream()
        .map(change -> change.metric().name() + (change.set() ? "=#" : "=") + change.amount())
        .collect(Collectors.joining(" "));
  }
}
