/**
 * The policy {@code 3scale_batcher}: calls are counted together and later (gateway.md, 3.9). May
 * depend on {@code authorization}, {@code call}, {@code log}, {@code policy} and {@code response}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.batcher;

import org.jspecify.annotations.NullMarked;
