/**
 * The policy {@code 3scale_batcher}: calls are counted together and later (gateway.md, 3.9). May
 * depend on all rooms below {@code routing}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.batcher;

import org.jspecify.annotations.NullMarked;
