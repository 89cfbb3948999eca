/**
 * Which service a call belongs to: an immutable table behind one volatile reference (gateway.md,
 * 1.7 and 2.2). May depend on {@code call}, {@code mapping}, {@code policy} and {@code meter}.
 */
@NullMarked
package io.tollgate.gateway.routing;

import org.jspecify.annotations.NullMarked;
