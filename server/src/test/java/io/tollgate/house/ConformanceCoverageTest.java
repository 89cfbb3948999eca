package io.tollgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Which cases of the contracts carry a test; those without one are printed, they are no failure.
 */
class ConformanceCoverageTest {

  private static final Pattern ANNOTATION = Pattern.compile("@ConformanceCase\\(([^)]*)\\)");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private final SourceTree sources = new SourceTree();
  private final List<Contract> contracts =
      sources.contracts().stream().map(Contract::read).toList();

  /** Case to the files whose tests show it. */
  private final Map<String, Set<String>> tested = tested();

  @Test
  void the_cases_of_each_contract_are_numbered_without_a_gap() {
    assertThat(contracts).hasSize(4);
    for (Contract contract : contracts) {
      assertThat(contract.numbers())
          .as(contract.name())
          .hasSizeGreaterThan(50)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, contract.numbers().size()).boxed().toList());
    }
  }

  @Test
  void a_test_names_only_cases_that_a_contract_has() {
    Set<String> known = contracts.stream().flatMap(Contract::cases).collect(Collectors.toSet());
    Map<String, Set<String>> unknown = new TreeMap<>(tested);
    unknown.keySet().removeAll(known);
    assertThat(unknown).as("cases of no contract, and the files that name them").isEmpty();
  }

  @Test
  void cases_without_a_test_are_listed() {
    for (Contract contract : contracts) {
      List<Integer> missing =
          contract.numbers().stream()
              .filter(number -> !tested.containsKey(contract.prefix() + number))
              .toList();
      int all = contract.numbers().size();
      System.out.printf(
          "%s: %d of %d cases have a test; without one, as %sn: %s%n",
          contract.name(),
          all - missing.size(),
          all,
          contract.prefix(),
          missing.isEmpty() ? "none" : Contract.ranges(missing));
    }
    assertThat(tested).as("cases named by tests").isNotEmpty();
  }

  @Test
  void ranges_are_written_short() {
    assertThat(Contract.ranges(List.of(3, 4, 5, 7, 9, 10))).isEqualTo("3-5, 7, 9-10");
    assertThat(Contract.ranges(List.of())).isEmpty();
  }

  private Map<String, Set<String>> tested() {
    Map<String, Set<String>> cases = new TreeMap<>();
    for (Path file : sources.javaFiles("src/test")) {
      for (String name : named(SourceTree.text(file))) {
        cases.computeIfAbsent(name, n -> new TreeSet<>()).add(sources.shown(file));
      }
    }
    return cases;
  }

  /** An annotation whose text cannot be read names itself, which is the case of no contract. */
  private static List<String> named(String source) {
    List<String> names = new ArrayList<>();
    for (MatchResult annotation : ANNOTATION.matcher(source).results().toList()) {
      List<String> texts =
          TEXT.matcher(annotation.group(1)).results().map(m -> m.group(1)).toList();
      names.addAll(texts.isEmpty() ? List.of(annotation.group()) : texts);
    }
    return names;
  }
}
