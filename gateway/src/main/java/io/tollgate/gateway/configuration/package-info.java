/**
 * From published versions to the table that is served: compiling, what the admin side pushes with
 * its copy on disk, and when a source is asked, all at once or host by host (gateway.md, 1.2 to 1.4
 * and 1.7). May depend on {@code call}, {@code mapping}, {@code memory}, {@code meter}, {@code
 * policy}, {@code routing} and {@code configuration.source}.
 */
@NullMarked
package io.tollgate.gateway.configuration;

import org.jspecify.annotations.NullMarked;
