/**
 * Calls to addresses that users give: which of them may be called, and how (portals.md, 6.3).
 * Webhooks and the test call go out through here, and through nothing else. Depends on nothing.
 */
@NullMarked
package io.tollgate.admin.outgoing;

import org.jspecify.annotations.NullMarked;
