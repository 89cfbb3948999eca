package io.tollgate.backend.internal;

import io.tollgate.backend.alert.EventQueue;
import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.store.UsageStatistics;
import io.tollgate.protocol.administration.BackendAdministration;

/**
 * All that the internal API reads and edits.
 *
 * @param services one by one, with their parts
 * @param applications one by one, with their parts
 * @param wholes services and applications as one piece each
 * @param catalog as authorisation sees it
 */
public record Records(
    ServiceRecords services,
    ApplicationRecords applications,
    BackendAdministration wholes,
    Catalog catalog,
    UsageLedger ledger,
    UsageStatistics statistics,
    ServiceErrors errors,
    EventQueue events) {}
