/**
 * The policy {@code statuscode_overwrite}: answers with another status (gateway.md, 5.3). May
 * depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.statuscodeoverwrite;

import org.jspecify.annotations.NullMarked;
