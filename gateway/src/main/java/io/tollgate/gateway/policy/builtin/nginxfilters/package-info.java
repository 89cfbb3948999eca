/**
 * The policy {@code nginx_filters}: headers of conditional requests (gateway.md, 5.3). May depend
 * on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.nginxfilters;

import org.jspecify.annotations.NullMarked;
