package io.tollgate.protocol.mapping;

/**
 * A text that counts each look at a character: the only place where a running match of an
 * operator's expression can be stopped. For one match at a time.
 */
public final class CountedText implements CharSequence {

  /** Looks at a character per use of an expression (gateway.md, ruling 20). */
  public static final int MAX_STEPS = 20_000;

  private final String text;
  private int steps;

  public CountedText(String text) {
    this.text = text;
  }

  /** The bound is reached. */
  public static final class Exhausted extends RuntimeException {

    private static final long serialVersionUID = 1;

    Exhausted() {
      super("more than " + MAX_STEPS + " steps", null, false, false);
    }
  }

  /**
   * @throws Exhausted when there have been {@link #MAX_STEPS} looks before
   */
  @Override
  public char charAt(int index) {
    if (++steps > MAX_STEPS) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
