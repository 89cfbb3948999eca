package io.tollgate.gateway.policy.builtin.keycloakrolecheck;

import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.TemplateContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role that a token must have.
 *
 * @param client whose role it is; null: the realm's
 */
record RequiredRole(@Nullable Template client, Template name) {

  boolean isOf(Map<String, Object> claims, TemplateContext context) {
    Object holder =
        client == null
            ? claims.get("realm_access")
            : member(claims.get("resource_access"), client.render(context));
    return member(holder, "roles") instanceof List<?> roles && roles.contains(name.render(context));
  }

  private static @Nullable Object member(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map ? map.get(name) : null;
  }
}
