package io.tollgate.admin.access;

import io.tollgate.admin.caller.Permission;
import io.tollgate.admin.caller.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of a user.
 *
 * @param expiresAt epoch milliseconds, null for never
 * @param value the secret itself, known only in the answer to its creation
 */
public record AccessToken(
    long id,
    long userId,
    String name,
    Set<Scope> scopes,
    Permission permission,
    @Nullable Long expiresAt,
    @Nullable String value) {

  public AccessToken {
    scopes = Set.copyOf(scopes);
  }

  AccessToken withValue(String secret) {
    return new AccessToken(id, userId, name, scopes, permission, expiresAt, secret);
  }

  boolean isExpired(long now) {
    return expiresAt != null && expiresAt <= now;
  }

  /** Without the value: it is a secret. */
  @Override
  public String toString() {
    return "AccessToken[" + id + ", " + name + "]";
  }
}
