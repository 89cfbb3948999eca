package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.backend.store.ApplicationRecords.ApplicationRecord;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An open catalog that can be restarted, and what calls see of it. */
final class CatalogFixture implements AutoCloseable {

  /** Text that a careless statement, key or file format would break on. */
  static final String ODD_TEXT = "a 'b' \"c\"\nd; -- %_\\ \u0000 é 𝄞";

  final List<String> goneServices = new ArrayList<>();

  private final Path directory;
  private CatalogStore store;

  CatalogFixture(Path directory) {
    this.directory = directory;
    this.store = open();
  }

  private CatalogStore open() {
    return CatalogStore.open(directory, FsyncMode.EVERY_SECOND, goneServices::add);
  }

  void restart() {
    store.close();
    store = open();
  }

  BackendAdministration wholes() {
    return store.administration();
  }

  ServiceRecords services() {
    return store.serviceRecords();
  }

  ApplicationRecords applications() {
    return store.applicationRecords();
  }

  /** The service as calls see it. */
  Service seen(String serviceId) {
    return Objects.requireNonNull(store.catalog().service(serviceId), serviceId);
  }

  boolean sees(String serviceId) {
    return store.catalog().service(serviceId) != null;
  }

  /** The application as calls see it. */
  Application seen(String serviceId, String applicationId) {
    return Objects.requireNonNull(
        seen(serviceId).applications().withId(applicationId), applicationId);
  }

  @Nullable String defaultOf(String providerKey) {
    Service service = store.catalog().defaultService(providerKey);
    return service == null ? null : service.id();
  }

  static ServiceAttributes service(String id, String providerKey) {
    return new ServiceAttributes(id, providerKey, AuthenticationMode.APP_ID, false, true, false);
  }

  static ServiceAttributes defaultService(String id, String providerKey) {
    return new ServiceAttributes(id, providerKey, AuthenticationMode.APP_ID, false, true, true);
  }

  static ApplicationRecord application(String id) {
    return new ApplicationRecord("100", id, "active", "9", "Gold", null);
  }

  @Override
  public void close() {
    store.close();
  }
}
