/**
 * The policy {@code apicast}: reads credentials, matches rules, has the call authorised, and names
 * the upstream (gateway.md, 2.1 and section 3). May depend on all rooms below {@code routing}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.apicast;

import org.jspecify.annotations.NullMarked;
