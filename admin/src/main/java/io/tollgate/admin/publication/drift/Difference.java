package io.tollgate.admin.publication.drift;

import java.util.List;

/**
 * One thing that the data plane does not know as the database does.
 *
 * @param service id of the product
 * @param subject such as {@code product}, {@code application 4711} or {@code production version 3}
 * @param fields names of what is not the same, never values, which may be secrets; empty unless the
 *     kind is {@link Kind#DIFFERENT}
 */
public record Difference(
    Side side, String service, String subject, Kind kind, List<String> fields) {

  public Difference {
    fields = List.copyOf(fields);
  }

  /** Which part of the data plane it is about. */
  public enum Side {
    BACKEND("backend"),
    GATEWAY("gateway");

    private final String wireName;

    Side(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** What is wrong. */
  public enum Kind {
    /** The database has it, the data plane has not. */
    MISSING("missing"),
    /** The data plane has it, the database has not. */
    UNKNOWN("unknown"),
    DIFFERENT("different");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  static Difference of(Side side, String service, String subject, Kind kind) {
    return new Difference(side, service, subject, kind, List.of());
  }
}
