package io.tollgate.backend.catalog;

import java.math.BigInteger;
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
    int byNumber = leftIsNumber ? new BigInteger(left).compareTo(new BigInteger(right)) : 0;
    return byNumber != 0 ? byNumber : left.compareTo(right);
  }

  private static boolean isNumber(String id) {
    return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
