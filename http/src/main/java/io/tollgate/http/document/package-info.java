/**
 * Fetching documents that fit in memory, for threads that may wait: configurations of portals, what
 * issuers publish about themselves. May depend on {@code client} and {@code loop}. Gateway contract
 * 1.2 and 3.8.
 */
@NullMarked
package io.tollgate.http.document;

import org.jspecify.annotations.NullMarked;
