/**
 * The way to the upstream and back: the outgoing request's target and headers, what of an answer is
 * passed on, and what a failure means (gateway.md, 2.6 to 2.9). May depend on {@code call}.
 * Connections, pools and names are {@code http}'s.
 */
@NullMarked
package io.tollgate.gateway.proxy;

import org.jspecify.annotations.NullMarked;
