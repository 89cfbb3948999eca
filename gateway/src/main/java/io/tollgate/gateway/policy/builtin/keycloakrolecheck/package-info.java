/**
 * The policy {@code keycloak_role_check}: lets calls pass by the roles of their token (gateway.md,
 * 5.3). May depend on {@code call}, {@code liquid}, {@code mapping}, {@code policy} and {@code
 * response}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.keycloakrolecheck;

import org.jspecify.annotations.NullMarked;
