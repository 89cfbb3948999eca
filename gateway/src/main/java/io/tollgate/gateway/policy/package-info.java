/**
 * What a policy is, and the chain that calls the policies of a service phase by phase (gateway.md,
 * 5.1). May depend on {@code call}. The built-in policies have a package each below {@code
 * builtin}.
 */
@NullMarked
package io.tollgate.gateway.policy;

import org.jspecify.annotations.NullMarked;
