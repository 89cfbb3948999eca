package io.tollgate.gateway.pattern;

/** Counts each look at a character: the only place where a running match can be stopped. */
final class CountedText implements CharSequence {

  private final String text;
  private final int most;
  private int steps;

  CountedText(String text, int most) {
    this.text = text;
    this.most = most;
  }

  /** The bound is reached. */
  static final class Exhausted extends RuntimeException {
    Exhausted() {
      super("too many steps", null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (++steps > most) {
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
