package io.tollgate.gateway.policy.builtin.keycloakrolecheck;

import io.tollgate.gateway.mapping.ResourceRule;
import java.util.List;

/**
 * @param requests which the scope is about
 * @param roles all of which a token must have
 */
record RoleScope(ResourceRule requests, List<RequiredRole> roles) {}
