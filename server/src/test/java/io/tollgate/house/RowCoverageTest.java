package io.tollgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Which rows of the gateway's contract carry a test ({@code @ContractRow}); those without one are
 * printed, they are no failure.
 */
class RowCoverageTest {

  private static final Pattern ANNOTATION =
      Pattern.compile("@ContractRow\\((\\{.*?}|\"[^\"]*\")\\)", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  /** Rows of later releases, and why. */
  private static final Map<String, String> DEFERRED =
      Map.of(
          "1.5 apicast_cache_status_codes", "comes with the policy content_caching",
          "1.5 apicast_cache_max_time", "comes with the policy content_caching",
          "1.5 opentelemetry", "P3 (ruling 23)",
          "1.5 opentelemetry_config", "P3 (ruling 23)");

  private final SourceTree sources = new SourceTree();
  private final List<String> rows =
      new ContractRows(
              sources.contracts().stream()
                  .filter(file -> file.endsWith("gateway.md"))
                  .findFirst()
                  .orElseThrow())
          .all();
  private final List<String> named = named();

  private List<String> named() {
    List<String> found = new ArrayList<>();
    for (Path file : sources.javaFiles("src/test")) {
      for (MatchResult annotation : ANNOTATION.matcher(SourceTree.text(file)).results().toList()) {
        TEXT.matcher(annotation.group(1))
            .results()
            .map(text -> text.group(1).toLowerCase(Locale.ROOT))
            .forEach(found::add);
      }
    }
    return found;
  }

  /** Whether the row has the section and, anywhere, the words. */
  private static boolean isNamedBy(String row, String name) {
    return row.startsWith(name.substring(0, 4))
        && row.contains(ContractRows.plain(name.substring(4)));
  }

  @Test
  void the_contract_has_such_rows() {
    assertThat(rows).contains("1.5 apicast_proxy_https_certificate_key", "8.1 header count");
    assertThat(rows).hasSizeGreaterThan(80);
  }

  @Test
  void only_rows_that_the_contract_has_are_deferred_and_none_that_is_tested() {
    assertThat(rows).containsAll(DEFERRED.keySet());
    assertThat(DEFERRED.keySet())
        .allSatisfy(row -> assertThat(named).noneMatch(name -> isNamedBy(row, name)));
  }

  @Test
  void a_test_names_only_rows_that_the_contract_has() {
    assertThat(named).allSatisfy(name -> assertThat(rows).anyMatch(row -> isNamedBy(row, name)));
  }

  @Test
  void rows_without_a_test_are_listed() {
    TreeSet<String> missing = new TreeSet<>(rows);
    missing.removeAll(DEFERRED.keySet());
    missing.removeIf(row -> named.stream().anyMatch(name -> isNamedBy(row, name)));
    System.out.printf(
        "gateway.md: %d of %d rows of 1.5 and 8.1 to 8.3 have a test; without one: %s%n",
        rows.size() - missing.size() - DEFERRED.size(),
        rows.size(),
        missing.isEmpty() ? "none" : "");
    missing.forEach(row -> System.out.println("  " + row));
    System.out.println("deferred:");
    new TreeMap<>(DEFERRED).forEach((row, why) -> System.out.println("  " + row + ": " + why));
    assertThat(named).as("rows named by tests").isNotEmpty();
  }
}
