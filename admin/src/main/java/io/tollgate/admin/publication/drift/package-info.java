/**
 * What database and data plane say differently of the same thing: pure comparison of what should be
 * known with what is (portals.md, 8.2). Sees {@code protocol} alone.
 */
@NullMarked
package io.tollgate.admin.publication.drift;

import org.jspecify.annotations.NullMarked;
