package io.tollgate.admin.support;

import io.tollgate.admin.Admin;
import io.tollgate.admin.access.ProviderUsers;
import io.tollgate.admin.access.TokenDraft;
import io.tollgate.admin.caller.Caller;
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
    Admin admin = installation.admin();
    Caller operator = Caller.operator(tenant.credentials().tenantId(), "test");
    Outcome<Long> member =
        admin
            .database()
            .write(
                operator.tenantId(),
                transaction ->
                    Outcome.done(
                        ProviderUsers.createMember(
                            transaction, "member", Set.of(sections), services, 1)));
    TokenDraft draft = new TokenDraft("member", List.of("account_management"), "rw", null);
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
