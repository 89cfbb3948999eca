/**
 * Asking the backend: which one answers for a service, the calls over the wire, what its answers
 * mean, how long they are remembered, and what is reported later (gateway.md, 3.1 to 3.6). May
 * depend on {@code call}, {@code log}, {@code memory} and {@code meter}.
 */
@NullMarked
package io.tollgate.gateway.authorization;

import org.jspecify.annotations.NullMarked;
