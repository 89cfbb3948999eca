/**
 * Services and applications in {@code catalog.db} and, as calls need them, in memory
 * (service-management-api.md, 6, 7.1 and 8). {@link CatalogStore} is the entry; a table is a class,
 * and every edit goes to the file first and then to memory, in one turn.
 *
 * <p>The file holds everything that was edited, memory only what exists: a part whose service or
 * application is missing waits in the file. An idle application with one user key and one
 * application key takes about 350 bytes in memory and 215 in the file; a million of them are read
 * in 5 to 8 seconds (one shared core). Depends on sqlite, store, store.journal (how often the disk
 * is forced), catalog, worker and protocol.
 */
@NullMarked
package io.tollgate.backend.store.embedded.catalog;

import org.jspecify.annotations.NullMarked;
