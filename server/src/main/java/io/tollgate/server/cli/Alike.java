package io.tollgate.server.cli;

import java.util.Comparator;
import java.util.List;

/** Words that somebody may have meant who wrote another. */
final class Alike {

  private static final int MOST = 3;

  private Alike() {}

  /** The few that differ from the word by less than a third of its letters, the nearest first. */
  static List<String> to(String word, List<String> known) {
    return known.stream()
        .filter(one -> distance(word, one) * 3 < word.length())
        .sorted(Comparator.comparingInt(one -> distance(word, one)))
        .limit(MOST)
        .toList();
  }

  /** How many letters have to be put in, taken out or replaced. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }
}
