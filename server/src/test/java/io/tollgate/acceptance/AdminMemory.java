package io.tollgate.acceptance;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What clients of the admin API were told, and what they asked for without an answer. */
final class AdminMemory {

  private final Set<String> present = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<String> creations = new HashSet<>();
  private final Set<List<String>> deletions = new HashSet<>();
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> changes = new HashMap<>();
  private long acknowledged;

  synchronized void creates(String name) {
    creations.add(name);
  }

  synchronized void created(String name) {
    creations.remove(name);
    present.add(name);
    answered();
  }

  synchronized void deletes(List<String> names) {
    deletions.add(names);
  }

  synchronized void deleted(List<String> names) {
    deletions.remove(names);
    names.forEach(present::remove);
    gone.addAll(names);
    answered();
  }

  synchronized void changes(String what, String value) {
    changes.put(what, value);
  }

  synchronized void changed(String what, String value) {
    changes.remove(what);
    values.put(what, value);
    answered();
  }

  private void answered() {
    acknowledged++;
    notifyAll();
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  /** Waits until so many writes have been acknowledged since the beginning. */
  synchronized void await(long count) throws InterruptedException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (acknowledged < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("only " + acknowledged + " of " + count + " in a minute");
      }
      wait(1_000);
    }
  }

  /**
   * Everything that stands in the way of what is stored being right; what was in doubt is settled
   * by it.
   *
   * @param stored names of all there is
   * @param storedValues by the names under which they were changed
   */
  synchronized Set<String> faults(
      Collection<String> stored, Map<String, Set<String>> storedValues) {
    Set<String> faults = new HashSet<>();
    Set<String> doubtful = new HashSet<>();
    for (List<String> deletion : deletions) {
      doubtful.addAll(deletion);
      long left = deletion.stream().filter(stored::contains).count();
      long were = deletion.stream().filter(present::contains).count();
      if (left != 0 && left < were) {
        faults.add("half deleted: " + deletion);
      }
    }
    present.stream()
        .filter(name -> !stored.contains(name) && !doubtful.contains(name))
        .forEach(name -> faults.add("lost: " + name));
    stored.stream()
        .filter(name -> !present.contains(name) && !creations.contains(name))
        .forEach(name -> faults.add("there though nobody was told: " + name));
    gone.stream().filter(stored::contains).forEach(name -> faults.add("back again: " + name));
    values.forEach(
        (what, value) -> {
          Set<String> possible = new HashSet<>(Set.of(value));
          if (changes.containsKey(what)) {
            possible.add(changes.get(what));
          }
          if (storedValues.containsKey(what)
              && storedValues.get(what).stream().noneMatch(possible::contains)) {
            faults.add(what + " is " + storedValues.get(what) + " and not one of " + possible);
          }
        });
    present.clear();
    present.addAll(stored);
    creations.clear();
    deletions.clear();
    changes.clear();
    values.clear();
    storedValues.forEach((what, now) -> values.put(what, now.iterator().next()));
    return faults;
  }
}
