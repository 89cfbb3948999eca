package io.tollgate.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a client believes: amounts that were acknowledged, and calls whose answer never came. */
final class Tally {

  private final Map<String, Long> acknowledged = new HashMap<>();
  private final List<CountedCall> unanswered = new ArrayList<>();
  private final List<CountedCall> repeatable = new ArrayList<>();
  private long answers;

  synchronized void answered(CountedCall call) {
    acknowledged.merge(name(call.metric(), call.application()), (long) call.amount(), Long::sum);
    if (!call.key().isEmpty()) {
      repeatable.add(call);
    }
    answers++;
    notifyAll();
  }

  synchronized void unanswered(CountedCall call) {
    unanswered.add(call);
  }

  /** Waits until so many answers have come since the beginning. */
  synchronized void awaitAnswers(long count) throws InterruptedException {
    while (answers < count) {
      wait(20_000);
    }
  }

  synchronized long answers() {
    return answers;
  }

  synchronized long acknowledged(String metric, String application) {
    return acknowledged.getOrDefault(name(metric, application), 0L);
  }

  /** From now on the server's value is believed: what was in flight is settled. */
  synchronized void settle(String metric, String application, long counted) {
    acknowledged.put(name(metric, application), counted);
  }

  /** Calls that may have been counted or not; asked for once. */
  synchronized List<CountedCall> takeUnanswered() {
    List<CountedCall> taken = List.copyOf(unanswered);
    unanswered.clear();
    return taken;
  }

  /** Acknowledged calls with a key; asked for once. */
  synchronized List<CountedCall> takeRepeatable() {
    List<CountedCall> taken = List.copyOf(repeatable);
    repeatable.clear();
    return taken;
  }

  private static String name(String metric, String application) {
    return metric + " " + application;
  }
}
