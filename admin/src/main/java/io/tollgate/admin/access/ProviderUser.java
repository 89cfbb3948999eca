package io.tollgate.admin.access;

import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user on the provider's side.
 *
 * @param admin whether sections and services restrict nothing
 * @param services ids of the services a member sees, null for all
 */
public record ProviderUser(
    long id,
    String username,
    boolean active,
    boolean admin,
    Set<Section> sections,
    @Nullable Set<Long> services) {

  public ProviderUser {
    sections = admin ? EnumSet.allOf(Section.class) : Set.copyOf(sections);
    services = admin || services == null ? null : Set.copyOf(services);
  }

  /** The scopes that a token of this user may have (2.2; ruling 5). */
  public Set<Scope> coveredScopes() {
    Set<Scope> covered = EnumSet.noneOf(Scope.class);
    for (Section section : sections) {
      covered.addAll(
          switch (section) {
            case PARTNERS, PLANS, SETTINGS -> EnumSet.of(Scope.ACCOUNT_MANAGEMENT);
            case PORTAL -> EnumSet.of(Scope.ACCOUNT_MANAGEMENT, Scope.CMS);
            case FINANCE -> EnumSet.of(Scope.FINANCE);
            case MONITORING -> EnumSet.of(Scope.STATS);
            case POLICY_REGISTRY -> EnumSet.of(Scope.POLICY_REGISTRY);
          });
    }
    return covered;
  }
}
