/**
 * From published versions to the table that is served: compiling, the pushed source with its copy
 * on disk, and the file (gateway.md, 1.2 to 1.4 and 1.7). May depend on {@code routing}, {@code
 * policy}, {@code meter} and what lies below them.
 */
@NullMarked
package io.tollgate.gateway.configuration;

import org.jspecify.annotations.NullMarked;
