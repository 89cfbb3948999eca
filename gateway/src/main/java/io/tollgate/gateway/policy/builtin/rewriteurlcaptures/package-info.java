/**
 * The policy {@code rewrite_url_captures}: puts parts of a path into another path and its query
 * (gateway.md, 5.3). May depend on {@code call}, {@code pattern} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.rewriteurlcaptures;

import org.jspecify.annotations.NullMarked;
