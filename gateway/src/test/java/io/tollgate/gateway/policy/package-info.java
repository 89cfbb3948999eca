/** Chains of policies, alone and in a whole gateway. */
@NullMarked
package io.tollgate.gateway.policy;

import org.jspecify.annotations.NullMarked;
