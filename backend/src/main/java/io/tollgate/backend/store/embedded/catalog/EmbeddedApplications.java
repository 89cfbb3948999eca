package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Applications;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.backend.store.embedded.catalog.ApplicationValueTable.Kind;
import io.tollgate.protocol.administration.BackendApplication;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Applications record by record. Answers come from the file; after an edit the application that it
 * concerns is read back, and memory takes it over where it knows its service.
 */
final class EmbeddedApplications implements ApplicationRecords {

  private final CatalogDatabase database;
  private final EmbeddedCatalog memory;

  EmbeddedApplications(CatalogDatabase database, EmbeddedCatalog memory) {
    this.database = database;
    this.memory = memory;
  }

  @Override
  public @Nullable ApplicationRecord application(String serviceId, String applicationId) {
    return database.find(in -> in.applications.read(serviceId, applicationId));
  }

  @Override
  public List<BackendApplication> applications(String serviceId, String after, int limit) {
    return database.read(in -> in.wholeApplications.after(serviceId, after, limit));
  }

  @Override
  public ApplicationRecord putApplication(ApplicationRecord application) {
    return change(
        application.serviceId(),
        application.id(),
        in -> {
          in.applications.put(application);
          return Objects.requireNonNull(
              in.applications.read(application.serviceId(), application.id()));
        });
  }

  @Override
  public boolean deleteApplication(String serviceId, String applicationId) {
    return database.change(
        in -> in.applications.remove(serviceId, applicationId),
        deleted -> applications(serviceId, known -> known.remove(applicationId)));
  }

  @Override
  public SortedSet<String> keys(String serviceId, String applicationId) {
    return values(serviceId, applicationId, Kind.KEY);
  }

  @Override
  public void addKey(String serviceId, String applicationId, String key) {
    add(serviceId, applicationId, Kind.KEY, key);
  }

  @Override
  public boolean removeKey(String serviceId, String applicationId, String key) {
    return remove(serviceId, applicationId, Kind.KEY, key);
  }

  @Override
  public SortedSet<String> referrerFilters(String serviceId, String applicationId) {
    return values(serviceId, applicationId, Kind.REFERRER_FILTER);
  }

  @Override
  public void addReferrerFilter(String serviceId, String applicationId, String filter) {
    add(serviceId, applicationId, Kind.REFERRER_FILTER, filter);
  }

  @Override
  public void removeReferrerFilter(String serviceId, String applicationId, String filter) {
    remove(serviceId, applicationId, Kind.REFERRER_FILTER, filter);
  }

  private SortedSet<String> values(String serviceId, String applicationId, Kind kind) {
    Set<String> values = database.read(in -> in.values.of(serviceId, applicationId, kind));
    return new TreeSet<>(values);
  }

  private void add(String serviceId, String applicationId, Kind kind, String value) {
    change(
        serviceId,
        applicationId,
        in -> {
          in.values.add(serviceId, applicationId, kind, value);
          return true;
        });
  }

  private boolean remove(String serviceId, String applicationId, Kind kind, String value) {
    return change(
        serviceId, applicationId, in -> in.values.remove(serviceId, applicationId, kind, value));
  }

  private <T> T change(String serviceId, String applicationId, CatalogDatabase.Work<T> edit) {
    return database
        .change(
            in ->
                new Changed<>(
                    edit.in(in),
                    Optional.ofNullable(in.wholeApplications.read(serviceId, applicationId))),
            made -> made.now().ifPresent(memory::put))
        .done();
  }

  @Override
  public @Nullable String applicationIdOf(String serviceId, String userKey) {
    return database.find(in -> in.userKeys.applicationOf(serviceId, userKey));
  }

  @Override
  public void putUserKey(String serviceId, String userKey, String applicationId) {
    database.change(
        in -> {
          in.userKeys.put(serviceId, userKey, applicationId);
          return userKey;
        },
        put -> applications(serviceId, known -> known.putUserKey(put, applicationId)));
  }

  @Override
  public void deleteUserKey(String serviceId, String userKey) {
    database.change(
        in -> {
          in.userKeys.remove(serviceId, userKey);
          return userKey;
        },
        gone -> applications(serviceId, known -> known.removeUserKey(gone)));
  }

  private void applications(String serviceId, Consumer<Applications> edit) {
    Applications known = memory.applicationsOf(serviceId);
    if (known != null) {
      edit.accept(known);
    }
  }

  private record Changed<T>(T done, Optional<BackendApplication> now) {}
}
