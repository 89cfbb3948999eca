/**
 * The policy {@code caching}: how long decisions of the backend hold (gateway.md, 3.4). May depend
 * on all rooms below {@code routing}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.caching;

import org.jspecify.annotations.NullMarked;
