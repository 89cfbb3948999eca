/**
 * The policies that come with the gateway, a package each, and their list (gateway.md, 5.3). May
 * depend on all rooms below {@code routing}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin;

import org.jspecify.annotations.NullMarked;
