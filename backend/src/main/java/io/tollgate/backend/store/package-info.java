/**
 * The seams to what is kept (service-management-api.md, 4.3, 4.5, 7.1 and 7.2). {@link UsageLedger}
 * counts; it speaks in data and not in callbacks of rules, so that a storage may apply the limits
 * where the counters are. {@link UsageStatistics} and {@link CounterView} read what was counted,
 * {@link ServiceRecords} and {@link ApplicationRecords} edit the catalog. Depends on catalog, usage
 * and protocol.
 */
@NullMarked
package io.tollgate.backend.store;

import org.jspecify.annotations.NullMarked;
