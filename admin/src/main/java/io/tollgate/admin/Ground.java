package io.tollgate.admin;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Events;
import java.time.InstantSource;

/** What the rooms stand on. */
record Ground(Database database, Events events, InstantSource clock, Secrets secrets) {}
