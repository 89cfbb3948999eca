/**
 * Asking the backend: which one answers for a service, the authrep call over the wire, and what its
 * answers mean (gateway.md, 3.1 to 3.3). Every call is decided before it goes on. May depend on
 * {@code call}, {@code log} and {@code meter}.
 */
@NullMarked
package io.tollgate.gateway.authorization;

import org.jspecify.annotations.NullMarked;
