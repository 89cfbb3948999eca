/**
 * Bodies that are too large to wait in memory wait on disk (gateway.md, 2.9 and ruling 10). May
 * depend on {@code call}.
 */
@NullMarked
package io.tollgate.gateway.spool;

import org.jspecify.annotations.NullMarked;
