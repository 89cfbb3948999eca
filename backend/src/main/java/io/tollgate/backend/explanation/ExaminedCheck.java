package io.tollgate.backend.explanation;

import java.util.List;
import java.util.Locale;

/**
 * One check of a call.
 *
 * @param name what it is about, in a word or two
 * @param facts what it looked at; none when it was not reached
 */
public record ExaminedCheck(String name, List<Fact> facts, Outcome outcome) {

  /** How a check ended; after the first refusal no other is reached. */
  public enum Outcome {
    PASSED,
    REFUSED,
    NOT_REACHED;

    /** As in JSON. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ExaminedCheck {
    facts = List.copyOf(facts);
  }

  public static ExaminedCheck notReached(String name) {
    return new ExaminedCheck(name, List.of(), Outcome.NOT_REACHED);
  }
}
