/**
 * The command line: {@code up}, {@code config}, {@code token}. The only room that prints. Sees
 * composition and settings.
 */
@NullMarked
package io.tollgate.server.cli;

import org.jspecify.annotations.NullMarked;
