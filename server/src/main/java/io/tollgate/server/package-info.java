/**
 * The only module that sees all others: command line, settings, composition of the roles, the
 * sample product. A newcomer reads {@code composition} top to bottom.
 */
@NullMarked
package io.tollgate.server;

import org.jspecify.annotations.NullMarked;
