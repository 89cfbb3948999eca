/**
 * Where configuration documents come from: a file, inline text, a portal over HTTP (gateway.md,
 * 1.2). Blocking: for threads that may wait. May depend on {@code call}.
 */
@NullMarked
package io.tollgate.gateway.configuration.source;

import org.jspecify.annotations.NullMarked;
