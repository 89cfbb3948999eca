package io.tollgate.admin.support;

import io.tollgate.admin.Admin;
import io.tollgate.admin.access.ProviderUsers;
import io.tollgate.admin.access.TokenDraft;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes members of a tenant, who may do and see less than its admin. */
public final class Members {
  private Members() {}

  /** The same tenant as seen by a new member with a token of his own. */
  public static Client client(
      Client tenant, Installation installation, Set<Long> services, Section... sections) {
    return client(
        tenant, installation, "member", services, Set.of(sections), Scope.ACCOUNT_MANAGEMENT);
  }

  /** As the other, with a name and a scope, which the sections must cover. */
  public static Client client(
      Client tenant,
      Installation installation,
      String name,
      Set<Long> services,
      Set<Section> sections,
      Scope scope) {
    Admin admin = installation.admin();
    Caller operator = Caller.operator(tenant.credentials().tenantId(), "test");
    Outcome<Long> member =
        admin
            .database()
            .write(
                operator.tenantId(),
                transaction ->
                    Outcome.done(
                        ProviderUsers.createMember(transaction, name, sections, services, 1)));
    TokenDraft draft = new TokenDraft("member", List.of(scope.wireName()), "rw", null);
    return tenant.with(
        Objects.requireNonNull(
            admin
                .features()
                .accessTokens()
                .create(operator, member.orThrow(), draft)
                .orThrow()
                .value()));
  }
}
