/**
 * The gateway as a whole: its settings, and the one class that puts its rooms together
 * (gateway.md). Sees all rooms; no room sees it.
 */
@NullMarked
package io.tollgate.gateway;

import org.jspecify.annotations.NullMarked;
