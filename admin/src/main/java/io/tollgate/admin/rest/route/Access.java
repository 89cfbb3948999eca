package io.tollgate.admin.rest.route;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may use a route.
 *
 * @param scopes one of which a token needs
 * @param sections one of which a member needs; none: every member may
 * @param person whether only a known user may, not a provider key
 * @param adminsOnly whether members may not, whatever their sections
 */
public record Access(Set<Scope> scopes, Set<Section> sections, boolean person, boolean adminsOnly) {

  /** What the access rules say about a caller. */
  public enum Verdict {
    ALLOWED,
    /** The credential is not good for this. */
    WRONG_TOKEN,
    /** The user may not do this. */
    WRONG_USER,
    /** There must be a user. */
    NO_USER
  }

  public Access {
    scopes = Set.copyOf(scopes);
    sections = Set.copyOf(sections);
  }

  /** For tokens of the scope account_management and members of a section. */
  public static Access of(Section section) {
    return new Access(EnumSet.of(Scope.ACCOUNT_MANAGEMENT), EnumSet.of(section), false, false);
  }

  /** For every user himself. */
  public static Access personal() {
    return new Access(
        EnumSet.of(Scope.ACCOUNT_MANAGEMENT), EnumSet.noneOf(Section.class), true, false);
  }

  /** For admins only. */
  public static Access admins() {
    return new Access(
        EnumSet.of(Scope.ACCOUNT_MANAGEMENT), EnumSet.noneOf(Section.class), false, true);
  }

  public Verdict of(Caller caller, Verb verb) {
    if (caller.scopes().stream().noneMatch(scopes::contains)
        || (verb.writes() && !caller.mayWrite())) {
      return Verdict.WRONG_TOKEN;
    }
    if (person && caller.userId() == null) {
      return Verdict.NO_USER;
    }
    boolean section = sections.isEmpty() || caller.sections().stream().anyMatch(sections::contains);
    return caller.admin() || (section && !adminsOnly) ? Verdict.ALLOWED : Verdict.WRONG_USER;
  }
}
