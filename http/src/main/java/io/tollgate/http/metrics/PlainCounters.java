package io.tollgate.http.metrics;

import java.util.Set;

/** Takes the ending {@code _total} off the counters that are known without it. */
final class PlainCounters {

  private static final String TOTAL = "_total";
  private static final String COMMENT = "# ";

  private final Set<String> names;

  PlainCounters(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /**
   * @param page Prometheus text, a sample or comment a line
   */
  String rename(String page) {
    StringBuilder renamed = new StringBuilder(page.length());
    page.lines().forEach(line -> renamed.append(line(line)).append('\n'));
    return renamed.toString();
  }

  private String line(String line) {
    // "# TYPE name_total counter" or "name_total{label="x"} 1.0"
    int start = line.startsWith(COMMENT) ? line.indexOf(' ', COMMENT.length()) + 1 : 0;
    int end = start;
    while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '{') {
      end++;
    }
    String name = line.substring(start, end);
    if (!name.endsWith(TOTAL)) {
      return line;
    }
    String plain = name.substring(0, name.length() - TOTAL.length());
    return names.contains(plain) ? line.substring(0, start) + plain + line.substring(end) : line;
  }
}
