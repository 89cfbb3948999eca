/**
 * The policy {@code http_proxy}: proxies that a service's calls leave through (gateway.md, 2.10 and
 * 5.3). May depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.httpproxy;

import org.jspecify.annotations.NullMarked;
