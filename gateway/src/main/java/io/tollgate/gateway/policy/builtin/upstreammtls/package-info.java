/**
 * The policy {@code upstream_mtls}: the certificate that a service's upstreams are shown, and whose
 * they must show (gateway.md, 5.3). May depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.upstreammtls;

import org.jspecify.annotations.NullMarked;
