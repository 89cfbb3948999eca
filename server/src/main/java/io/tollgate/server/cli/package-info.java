/**
 * The command line: {@code up}, {@code config}, {@code token}, {@code explain}. The only room that
 * prints. Sees composition, settings, log and, for what it prints, demo and admin.
 */
@NullMarked
package io.tollgate.server.cli;

import org.jspecify.annotations.NullMarked;
