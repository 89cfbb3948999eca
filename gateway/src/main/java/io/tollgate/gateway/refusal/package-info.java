/**
 * The last refusals, for the operator who asks why a client got 403, 404 or 429 (gateway.md, ruling
 * 15). May depend on {@code call} and {@code authorization}.
 */
@NullMarked
package io.tollgate.gateway.refusal;

import org.jspecify.annotations.NullMarked;
