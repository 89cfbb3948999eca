package io.tollgate.admin.access;

import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.rest.input.StorableText;
import io.tollgate.admin.rest.server.Authenticator;
import io.tollgate.admin.rest.server.Credential;
import io.tollgate.admin.tenant.Tenant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks credentials up: access tokens by digest, provider keys. */
public final class Authentication implements Authenticator {
  private final Database database;
  private final InstantSource clock;
  private final FailureThrottle failures;
  private final LastUse lastUse;

  public Authentication(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.failures = new FailureThrottle(clock);
    this.lastUse = new LastUse(database, clock);
  }

  @Override
  public Verdict authenticate(
      @Nullable Credential credential, String source, @Nullable String host) {
    Verdict verdict =
        credential == null || !StorableText.is(credential.value())
            ? null
            : database.<@Nullable Verdict>readAcrossTenants(
                rows -> at(KnownHost.of(rows, host), lookUp(rows, credential, source)));
    return verdict == null ? failures.failed(source) : verdict;
  }

  /** On a host of another tenant a credential is unknown (ruling 3). */
  private static @Nullable Verdict at(@Nullable KnownHost host, @Nullable Verdict verdict) {
    if (host != null && host.isPortal()) {
      return new Verdict.NotHere();
    }
    return host != null
            && verdict instanceof Verdict.Accepted(Caller caller)
            && !caller.isMaster()
            && caller.tenantId() != host.tenantId()
        ? null
        : verdict;
  }

  private @Nullable Verdict lookUp(Rows rows, Credential credential, String source) {
    String value = credential.value();
    return switch (credential.kind()) {
      case ACCESS_TOKEN -> token(rows, value, source);
      case PROVIDER_KEY -> providerKey(rows, value, source);
      case EITHER -> {
        Verdict verdict = token(rows, value, source);
        yield verdict == null ? providerKey(rows, value, source) : verdict;
      }
    };
  }

  private @Nullable Verdict token(Rows rows, String value, String source) {
    TokenTable.Owned owned = TokenTable.byDigest(rows, Secrets.digest(value));
    if (owned == null && MasterTokens.isOne(rows, value)) {
      return new Verdict.Accepted(Caller.master(source));
    }
    if (owned == null || owned.token().isExpired(clock.millis()) || !owned.user().active()) {
      return null;
    }
    if (!owned.tenantState().equals(Tenant.APPROVED)) {
      return new Verdict.TenantSuspended();
    }
    Caller caller = caller(owned, source);
    if (caller.mayWrite()) {
      lastUse.used(owned.tenantId(), owned.token().id());
    }
    return new Verdict.Accepted(caller);
  }

  private static Caller caller(TokenTable.Owned owned, String source) {
    ProviderUser user = owned.user();
    AccessToken token = owned.token();
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    scopes.addAll(token.scopes());
    scopes.retainAll(user.coveredScopes());
    return new Caller(
        owned.tenantId(),
        user.id(),
        user.admin(),
        scopes,
        token.permission(),
        user.sections(),
        user.services(),
        source);
  }

  private static @Nullable Verdict providerKey(Rows rows, String value, String source) {
    return rows.from(TENANT)
        .where(TENANT.PROVIDER_KEY.eq(value))
        .first(
            row ->
                row.get(TENANT.STATE).equals(Tenant.APPROVED)
                    ? new Verdict.Accepted(Caller.everything(row.get(TENANT.ID), null, source))
                    : new Verdict.TenantSuspended());
  }
}
