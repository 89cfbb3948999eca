package io.tollgate.admin.support;

import io.tollgate.admin.rest.route.Formats;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoint tables of the contract (account-management-api.md, 4). */
public final class ContractEndpoints {
  private static final Path CONTRACT = Path.of("../docs/contracts/account-management-api.md");
  private static final Pattern SECTION = Pattern.compile("### (4\\.\\d+) .*");
  private static final Pattern ROW =
      Pattern.compile("\\| (P\\d) \\| ([A-Z]+) \\| (/\\S+?)(\\.\\{f}|\\.json|\\.xml|) \\|.*");
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

  private ContractEndpoints() {}

  /** A verb and a path whose parameters have no names and which has no extension. */
  public record Key(Verb verb, String path) {
    /** Of a route as it is declared. */
    public static Key of(Route<?, ?, ?> route) {
      return new Key(route.verb(), nameless(route.path().text()));
    }
  }

  /**
   * A line of a table.
   *
   * @param section such as 4.7
   * @param priority P1 to P3
   */
  public record Row(String section, String priority, String path, String extension, Key key) {
    /** Whether a route that answers in these formats does what the extension promises. */
    public boolean allows(Formats formats) {
      return !extension.equals(".{f}") || formats == Formats.JSON_AND_XML;
    }

    @Override
    public String toString() {
      return section + " " + priority + " " + key.verb() + " " + path;
    }
  }

  public static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    String section = "";
    for (String line : lines()) {
      Matcher heading = SECTION.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        section = heading.group(1);
      } else if (row.matches()) {
        Verb verb = Objects.requireNonNull(Verb.ofMethod(row.group(2)), line);
        String path = row.group(3);
        rows.add(new Row(section, row.group(1), path, row.group(4), new Key(verb, nameless(path))));
      }
    }
    return rows;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(CONTRACT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameless(String path) {
    return PARAMETER.matcher(path).replaceAll("{}");
  }
}
