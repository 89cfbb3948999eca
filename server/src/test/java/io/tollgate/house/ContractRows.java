package io.tollgate.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The rows of the gateway's contract that ask for a test each: variables of 1.5 that are honoured,
 * limits of 8.1, sentences of 8.2 and 8.3. A row is told by its section and its text.
 */
final class ContractRows {

  private static final Pattern NAME = Pattern.compile("`(…?[A-Za-z_{}]+)`");

  private final String contract;

  ContractRows(Path contract) {
    this.contract = SourceTree.text(contract);
  }

  /** All rows, each as {@code section text}, lower case and without marks. */
  List<String> all() {
    List<String> rows = new ArrayList<>();
    variables(rows);
    for (String line : section("8.1").split("\n")) {
      if (line.startsWith("| ") && !line.startsWith("| limit")) {
        rows.add("8.1 " + plain(line.split("\\|")[1]));
      }
    }
    for (String number : List.of("8.2", "8.3")) {
      for (String sentence : section(number).replaceAll("\n\\s+", " ").split("[.;:]\\s|\n\\* ?")) {
        String text = plain(sentence);
        if (text.length() > 12) {
          rows.add(number + " " + text);
        }
      }
    }
    return rows;
  }

  /** {@code …_KEY} behind {@code A_CERTIFICATE} stands for {@code A_CERTIFICATE_KEY}. */
  private void variables(List<String> rows) {
    for (String line : section("1.5").split("\n")) {
      String[] cells = line.split("\\|");
      if (cells.length > 3 && cells[3].strip().startsWith("H")) {
        String first = "";
        for (MatchResult found : NAME.matcher(cells[1]).results().toList()) {
          String name = found.group(1);
          first = first.isEmpty() ? name : first;
          rows.add(
              "1.5 "
                  + (name.startsWith("…") ? first + name.substring(1) : name)
                      .toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  private String section(String number) {
    int start = contract.indexOf("\n### " + number + " ");
    int end = contract.indexOf("\n##", start + 4);
    if (start < 0 || end < 0) {
      throw new IllegalStateException("the contract has no section " + number);
    }
    return contract.substring(contract.indexOf('\n', start + 1) + 1, end);
  }

  static String plain(String text) {
    return text.replaceAll("\\*\\*\\[(new|compat|seed)]\\*\\*", "")
        .replaceAll("[`*]", "")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
