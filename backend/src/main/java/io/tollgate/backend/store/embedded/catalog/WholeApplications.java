package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.ApplicationRecords.ApplicationRecord;
import io.tollgate.backend.store.embedded.catalog.ApplicationValueTable.Kind;
import io.tollgate.protocol.administration.BackendApplication;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applications together with their keys, filters and user keys, as the admin side puts them. */
final class WholeApplications {

  private final CatalogTables tables;

  WholeApplications(CatalogTables tables) {
    this.tables = tables;
  }

  @Nullable BackendApplication read(String serviceId, String id) throws SQLException {
    ApplicationRecord application = tables.applications.read(serviceId, id);
    return application == null ? null : whole(application);
  }

  List<BackendApplication> after(String serviceId, String id, int limit) throws SQLException {
    List<BackendApplication> found = new ArrayList<>();
    for (ApplicationRecord application : tables.applications.after(serviceId, id, limit)) {
      found.add(whole(application));
    }
    return found;
  }

  private BackendApplication whole(ApplicationRecord application) throws SQLException {
    String serviceId = application.serviceId();
    String id = application.id();
    return new BackendApplication(
        serviceId,
        id,
        application.state(),
        application.planId(),
        application.planName(),
        application.redirectUrl(),
        tables.userKeys.of(serviceId, id),
        tables.values.of(serviceId, id, Kind.KEY),
        tables.values.of(serviceId, id, Kind.REFERRER_FILTER));
  }

  /**
   * Makes the stored application exactly this.
   *
   * @return the user keys that meant it and mean nothing now
   */
  Set<String> replace(BackendApplication application) throws SQLException {
    String serviceId = application.serviceId();
    String id = application.id();
    tables.applications.replace(
        new ApplicationRecord(
            serviceId,
            id,
            application.state(),
            application.planId(),
            application.planName(),
            application.redirectUrl()));
    tables.values.replace(serviceId, id, Kind.KEY, application.keys());
    tables.values.replace(serviceId, id, Kind.REFERRER_FILTER, application.referrerFilters());
    return tables.userKeys.replace(serviceId, id, application.userKeys());
  }

  /**
   * Removes the application with all that belongs to it, also where there is no application.
   *
   * @return the user keys that meant it
   */
  Set<String> remove(String serviceId, String id) throws SQLException {
    tables.applications.remove(serviceId, id);
    tables.values.replace(serviceId, id, Kind.KEY, Set.of());
    tables.values.replace(serviceId, id, Kind.REFERRER_FILTER, Set.of());
    return tables.userKeys.replace(serviceId, id, Set.of());
  }

  void removeAll(String serviceId) throws SQLException {
    tables.applications.removeAll(serviceId);
    tables.values.removeAll(serviceId);
    tables.userKeys.removeAll(serviceId);
  }
}
