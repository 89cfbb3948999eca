package io.tollgate.admin.application;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Folding;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.service.BackendVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the keys of one application must be like (account-management-api.md, 5.7). */
final class KeyRules {
  static final String LIMIT_REACHED = "Limit reached";
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]*");
  private static final int SHORTEST = 5;
  private static final int LONGEST = 255;
  private static final int MOST = 5;

  private KeyRules() {}

  /**
   * Adds what is wrong with new keys beside the present ones.
   *
   * @param field of the request that carried them
   */
  static void check(
      Validation validation,
      String field,
      BackendVersion mode,
      List<ApplicationKey> present,
      List<String> wanted) {
    Set<String> taken = new HashSet<>();
    present.forEach(key -> taken.add(Folding.fold(key.value())));
    for (String key : wanted) {
      validation
          .atLeast(field, key, SHORTEST)
          .atMost(field, key, LONGEST)
          .matches(field, key, VISIBLE_ASCII)
          .unless(taken.add(Folding.fold(key)), field, Validation.TAKEN);
    }
    int most = mode.isOauth() ? 1 : MOST;
    validation.unless(present.size() + wanted.size() <= most, Errors.BASE, LIMIT_REACHED);
  }
}
