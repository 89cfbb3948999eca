package io.tollgate.admin.rest.route;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may use a route.
 *
 * @param kind whose route it is; the rest is about those of tenants
 * @param scopes one of which a token needs
 * @param sections one of which a member needs; none: every member may
 * @param person whether only a known user may, not a provider key
 * @param adminsOnly whether members may not, whatever their sections
 */
public record Access(
    Kind kind, Set<Scope> scopes, Set<Section> sections, boolean person, boolean adminsOnly) {

  /** Whose route it is. */
  public enum Kind {
    TENANT,
    /** Of the installation's operator, with the master token. */
    MASTER,
    /** Of everybody: nobody is asked who he is. */
    OPEN
  }

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

  public Access(Set<Scope> scopes, Set<Section> sections, boolean person, boolean adminsOnly) {
    this(Kind.TENANT, scopes, sections, person, adminsOnly);
  }

  /** For the installation's operator. */
  public static Access master() {
    return new Access(Kind.MASTER, Set.of(), Set.of(), false, false);
  }

  /** For everybody; the route itself looks at who comes. */
  public static Access open() {
    return new Access(Kind.OPEN, Set.of(), Set.of(), false, false);
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

  public boolean isOpen() {
    return kind == Kind.OPEN;
  }

  public Verdict of(Caller caller, Verb verb) {
    return switch (kind) {
      case OPEN -> Verdict.ALLOWED;
      case MASTER -> caller.isMaster() ? Verdict.ALLOWED : Verdict.WRONG_TOKEN;
      case TENANT -> ofTenant(caller, verb);
    };
  }

  private Verdict ofTenant(Caller caller, Verb verb) {
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
