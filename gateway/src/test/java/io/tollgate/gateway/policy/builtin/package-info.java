/** Each built-in policy in a whole gateway. */
@NullMarked
package io.tollgate.gateway.policy.builtin;

import org.jspecify.annotations.NullMarked;
