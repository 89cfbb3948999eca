/**
 * The policy {@code jwt_claim_check}: lets calls pass by what the claims of their token say
 * (gateway.md, 5.3). May depend on {@code call}, {@code condition}, {@code liquid}, {@code mapping}
 * and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.jwtclaimcheck;

import org.jspecify.annotations.NullMarked;
