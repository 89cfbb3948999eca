package io.tollgate.policy;

/**
 * What a policy changes about the headers of a call or of an answer. Line breaks and other controls
 * in a value are left out. Headers that say where a message ends cannot be changed.
 */
public sealed interface HeaderChange extends RequestChange, ResponseChange {

  /** See {@link HeaderChange#set}. */
  record Set(String name, String value) implements HeaderChange {
    public Set {
      Checked.headerName(name);
    }
  }

  /** See {@link HeaderChange#add}. */
  record Add(String name, String value) implements HeaderChange {
    public Add {
      Checked.headerName(name);
    }
  }

  /** See {@link HeaderChange#remove}. */
  record Remove(String name) implements HeaderChange {
    public Remove {
      Checked.headerName(name);
    }
  }

  /** In place of all of that name. */
  static HeaderChange set(String name, String value) {
    return new Set(name, value);
  }

  /** Beside those of that name. */
  static HeaderChange add(String name, String value) {
    return new Add(name, value);
  }

  static HeaderChange remove(String name) {
    return new Remove(name);
  }
}
