/**
 * Where log lines go and how they look: text for a terminal, JSON for a collector, always on
 * standard error. Depends on settings.
 */
@NullMarked
package io.tollgate.server.log;

import org.jspecify.annotations.NullMarked;
