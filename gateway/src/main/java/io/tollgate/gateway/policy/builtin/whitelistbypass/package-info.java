/**
 * The policy {@code whitelist_bypass}: who passes while the backend is away (gateway.md, 3.7). May
 * depend on {@code authorization}, {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.whitelistbypass;

import org.jspecify.annotations.NullMarked;
