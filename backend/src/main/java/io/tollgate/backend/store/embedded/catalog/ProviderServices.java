package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.ServiceAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes services so that each provider key keeps one default (6), and tells what that changed.
 */
final class ProviderServices {

  /**
   * @param providerKeys whose services or whose default may be others now
   * @param services that differ, among them the defaults of these provider keys
   */
  record Changed(Set<String> providerKeys, List<ServiceAttributes> services) {

    static final Changed NOTHING = new Changed(Set.of(), List.of());
  }

  private final ServiceTable table;

  ProviderServices(ServiceTable table) {
    this.table = table;
  }

  Changed put(ServiceAttributes service) throws SQLException {
    @Nullable ServiceAttributes before = table.read(service.id());
    Set<String> providerKeys = new LinkedHashSet<>(List.of(service.providerKey()));
    if (before != null) {
      providerKeys.add(before.providerKey());
    }
    Set<String> ids = defaultsOf(providerKeys);
    ids.add(service.id());
    table.put(service);
    return elected(providerKeys, ids);
  }

  Changed remove(String serviceId) throws SQLException {
    @Nullable ServiceAttributes before = table.read(serviceId);
    table.remove(serviceId);
    return before == null
        ? Changed.NOTHING
        : elected(Set.of(before.providerKey()), new LinkedHashSet<>());
  }

  /** The new key must have no services. */
  Changed changeProviderKey(String from, String to) throws SQLException {
    Set<String> ids = new LinkedHashSet<>(table.idsOf(from));
    table.changeProviderKey(from, to);
    return elected(Set.of(from, to), ids);
  }

  private Changed elected(Set<String> providerKeys, Set<String> ids) throws SQLException {
    for (String providerKey : providerKeys) {
      table.electDefault(providerKey);
    }
    ids.addAll(defaultsOf(providerKeys));
    List<ServiceAttributes> services = new ArrayList<>();
    for (String id : ids) {
      ServiceAttributes service = table.read(id);
      if (service != null) {
        services.add(service);
      }
    }
    return new Changed(providerKeys, services);
  }

  private Set<String> defaultsOf(Set<String> providerKeys) throws SQLException {
    Set<String> ids = new LinkedHashSet<>();
    for (String providerKey : providerKeys) {
      String id = table.defaultOf(providerKey);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
