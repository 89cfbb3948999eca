/**
 * The policy {@code 3scale_referrer}: the referrer is held against the application's filters
 * (gateway.md, 5.3). May depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.referrer;

import org.jspecify.annotations.NullMarked;
