/**
 * The seam to where usage is counted: {@link UsageLedger} and what it takes and answers
 * (service-management-api.md, 4.3, 4.5 and 7.2). It speaks in data and not in callbacks of rules,
 * so that a storage may apply the limits where the counters are. Depends on catalog, usage and
 * protocol.
 */
@NullMarked
package io.tollgate.backend.store;

import org.jspecify.annotations.NullMarked;
