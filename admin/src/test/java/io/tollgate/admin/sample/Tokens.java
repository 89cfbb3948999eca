package io.tollgate.admin.sample;

import io.tollgate.admin.caller.Permission;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Installation;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Makes further tokens of the tenant's admin. */
public final class Tokens {
  private Tokens() {}

  public static Client readOnly(Client admin) {
    return made(admin, Permission.READ_ONLY, EnumSet.allOf(Scope.class), Map.of());
  }

  public static Client withScopes(Client admin, Collection<Scope> scopes) {
    return made(admin, Permission.READ_WRITE, scopes, Map.of());
  }

  /** One that has been good for a second. */
  public static Client expired(Client admin, Installation installation) {
    String soon = installation.clock().instant().plusSeconds(1).toString();
    Client client =
        made(admin, Permission.READ_WRITE, EnumSet.allOf(Scope.class), Map.of("expires_at", soon));
    installation.clock().advance(Duration.ofSeconds(1));
    return client;
  }

  private static Client made(
      Client admin, Permission permission, Collection<Scope> scopes, Map<String, String> more) {
    Map<String, Object> token = new TreeMap<>(more);
    token.put("name", "generated");
    token.put("permission", permission.wireName());
    token.put("scopes", scopes.stream().map(Scope::wireName).toList());
    return admin.with(
        admin
            .postJson(
                "/admin/api/personal/access_tokens.json",
                JsonMapper.shared().writeValueAsString(token))
            .only()
            .path("value")
            .asString());
  }
}
