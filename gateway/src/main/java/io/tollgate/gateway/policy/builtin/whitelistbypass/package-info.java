/**
 * The policy {@code whitelist_bypass}: who passes while the backend is away (gateway.md, 3.7). May
 * depend on all rooms below {@code routing}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.whitelistbypass;

import org.jspecify.annotations.NullMarked;
