/**
 * Conditions of policies over a call (gateway.md, 5.2). May depend on {@code call}, {@code liquid}
 * and {@code pattern}.
 */
@NullMarked
package io.tollgate.gateway.condition;

import org.jspecify.annotations.NullMarked;
