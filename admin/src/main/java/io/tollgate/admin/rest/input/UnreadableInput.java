package io.tollgate.admin.rest.input;

/** A body or query that cannot be read at all; never a wrong value of a field. */
public final class UnreadableInput extends Exception {
  private static final long serialVersionUID = 1;

  /** What kind of fault it is. */
  public enum Fault {
    MALFORMED,
    UNSUPPORTED_TYPE
  }

  private final Fault fault;

  UnreadableInput(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  static UnreadableInput malformed(String message) {
    return new UnreadableInput(Fault.MALFORMED, message);
  }

  public Fault fault() {
    return fault;
  }

  /** Never null, unlike that of other exceptions. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
