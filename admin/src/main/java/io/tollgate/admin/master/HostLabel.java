package io.tollgate.admin.master;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The first label of a provider's host names, made of what he calls himself. */
final class HostLabel {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");

  /** "-admin" and a number still have room in 63 octets. */
  private static final int LONGEST = 48;

  private HostLabel() {}

  /** Empty when nothing of the name may stand in a host name. */
  static String of(String orgName) {
    String latin = MARKS.matcher(Normalizer.normalize(orgName, Normalizer.Form.NFD)).replaceAll("");
    String words = OTHERS.matcher(latin.toLowerCase(Locale.ROOT)).replaceAll("-");
    String label = EDGES.matcher(words).replaceAll("");
    return label.length() <= LONGEST
        ? label
        : EDGES.matcher(label.substring(0, LONGEST)).replaceAll("");
  }
}
