package io.tollgate.backend.catalog;

import java.util.Comparator;

/** Orders ids as usage reports show them: numbers ascending, then texts (section 3). */
final class IdOrder implements Comparator<String> {

  static final IdOrder ASCENDING = new IdOrder();

  private IdOrder() {}

  @Override
  public int compare(String left, String right) {
    boolean leftIsNumber = isNumber(left);
    if (leftIsNumber != isNumber(right)) {
      return leftIsNumber ? -1 : 1;
    }
    int byNumber = leftIsNumber ? compareNumbers(left, right) : 0;
    return byNumber != 0 ? byNumber : left.compareTo(right);
  }

  /** Of two numbers without leading zeros the longer one is greater. */
  private static int compareNumbers(String left, String right) {
    int leftStart = leadingZeros(left);
    int rightStart = leadingZeros(right);
    int byLength = Integer.compare(left.length() - leftStart, right.length() - rightStart);
    return byLength != 0
        ? byLength
        : left.substring(leftStart).compareTo(right.substring(rightStart));
  }

  private static int leadingZeros(String number) {
    int zeros = 0;
    while (zeros < number.length() && number.charAt(zeros) == '0') {
      zeros++;
    }
    return zeros;
  }

  private static boolean isNumber(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return !id.isEmpty();
  }
}
