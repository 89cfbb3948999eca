/**
 * What happened, as one sealed type: every change records its event in the audit and, for whoever
 * must learn of it outside of the database, in the outbox, in the same transaction. Implements the
 * audit entry of portals.md, 8 and the order of 8.2. Depends on database, caller, outcome and
 * protocol.
 */
@NullMarked
package io.tollgate.admin.event;

import org.jspecify.annotations.NullMarked;
