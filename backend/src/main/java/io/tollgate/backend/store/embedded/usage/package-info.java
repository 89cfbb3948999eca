/**
 * Storage in the process: counters in memory, each application's guarded by one lock; every change
 * goes to the journal before memory and before the answer; a checkpoint folds sealed journal
 * segments into {@code usage.db} (SQLite) from time to time and at close
 * (service-management-api.md, 7.2; 12, rulings 15 to 17). {@link UsageStore} is the entry. The
 * rooms beside it keep the rest, each in a file of its own; none of them knows of another.
 *
 * <p>What holds at any time: <em>checkpoint + journal = memory</em>. A change that the journal
 * refuses never reaches memory, so there is nothing to roll back. An application that is not in
 * memory has no change beyond the checkpoint; so it can be read from there when its first call
 * comes (off the event loop), and be dropped after an hour without calls.
 *
 * <p>Memory holds the windows that calls can still ask for, the current, the previous and later
 * ones; counts of older windows go to the journal only. Counters of services as a whole and of
 * response codes are never in memory: the fold derives them from the same records. {@code usage.db}
 * keeps all but minutes for ever: about 0.4 MB a year for an application with two metrics that is
 * called in every hour (22 bytes a counter). Depends on sqlite, store.journal, store, catalog,
 * usage, error, worker and protocol.
 */
@NullMarked
package io.tollgate.backend.store.embedded.usage;

import org.jspecify.annotations.NullMarked;
