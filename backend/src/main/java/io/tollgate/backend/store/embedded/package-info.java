/**
 * Storage in the process: counters in memory, each application's guarded by one lock; every change
 * goes to the journal before memory and before the answer; a checkpoint folds sealed journal
 * segments into {@code usage.db} (SQLite) from time to time and at close
 * (service-management-api.md, 7.2; 12, rulings 15 to 17). Beside it the catalog with its own
 * snapshot file {@code catalog.db}, and events in {@code events.db}.
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
 * called in every hour (22 bytes a counter).
 *
 * <p>{@code catalog.db} holds everything that was edited, memory only what exists: a part whose
 * service or application is missing waits in the file. An idle application with one user key and
 * one application key takes about 350 bytes in memory and 215 in the file; a million of them are
 * read in 5 to 8 seconds (one shared core). Depends on store, store.journal, catalog, usage, error,
 * alert, worker and protocol.
 */
@NullMarked
package io.tollgate.backend.store.embedded;

import org.jspecify.annotations.NullMarked;
