package io.tollgate.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The conformance cases of one contract.
 *
 * @param prefix of its case numbers, {@code SM-}, {@code GW-}, {@code A} or {@code B}
 */
record Contract(String name, String prefix, Set<Integer> numbers) {

  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## \\d+\\. Conformance cases$(.*?)(?=^## |\\z)");

  /** A row of a table, or the start of a sentence; {@code as GW-12} in a sentence is a mention. */
  private static final Pattern CASE = Pattern.compile("(?m)(?:^\\| |^|\\. )(SM-|GW-|A|B)(\\d+)\\b");

  static Contract read(Path file) {
    String section =
        SECTION
            .matcher(SourceTree.text(file))
            .results()
            .map(m -> m.group(1))
            .findFirst()
            .orElse("");
    List<MatchResult> cases = CASE.matcher(section).results().toList();
    List<String> prefixes = cases.stream().map(m -> m.group(1)).distinct().toList();
    if (prefixes.size() != 1) {
      throw new IllegalStateException(
          file + " must have one kind of case in its section \"Conformance cases\": " + prefixes);
    }
    Set<Integer> numbers = new TreeSet<>();
    cases.forEach(m -> numbers.add(Integer.valueOf(m.group(2))));
    return new Contract(file.getFileName().toString(), prefixes.getFirst(), numbers);
  }

  Stream<String> cases() {
    return numbers.stream().map(number -> prefix + number);
  }

  /** {@code 3-7, 9} of 3, 4, 5, 6, 7, 9. */
  static String ranges(List<Integer> ascending) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ascending.size(); i++) {
      int first = ascending.get(i);
      while (i + 1 < ascending.size() && ascending.get(i + 1) == ascending.get(i) + 1) {
        i++;
      }
      int last = ascending.get(i);
      text.append(text.isEmpty() ? "" : ", ").append(first);
      if (last > first) {
        text.append('-').append(last);
      }
    }
    return text.toString();
  }
}
