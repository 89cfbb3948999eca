package io.tollgate.admin.outcome;

import java.text.Normalizer;
import java.util.Locale;

/** The form of a text that is equal for all its letter cases (ruling 17). */
public final class Folding {
  private Folding() {}

  public static String fold(String text) {
    String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return upper.toLowerCase(Locale.ROOT);
  }
}
