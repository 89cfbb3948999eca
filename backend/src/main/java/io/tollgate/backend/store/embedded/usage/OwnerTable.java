package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom counters belong to: applications and services that ever counted anything, each with a number
 * that stands for it in the rows of its counters. Used by one thread at a time.
 */
final class OwnerTable implements AutoCloseable {

  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS application (
            ref INTEGER PRIMARY KEY, service TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (service, id))
          """,
          "CREATE TABLE IF NOT EXISTS service (ref INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)");

  private final PreparedStatement registerApplication;
  private final PreparedStatement registerService;
  private final PreparedStatement findApplication;
  private final PreparedStatement findService;
  private final PreparedStatement applications;
  private final PreparedStatement someApplication;
  private final PreparedStatement removeApplication;
  private final PreparedStatement removeService;

  OwnerTable(Connection connection) throws SQLException {
    registerApplication =
        connection.prepareStatement(
            "INSERT INTO application (service, id) VALUES (?, ?) RETURNING ref");
    registerService =
        connection.prepareStatement("INSERT INTO service (id) VALUES (?) RETURNING ref");
    findApplication =
        connection.prepareStatement("SELECT ref FROM application WHERE service = ? AND id = ?");
    findService = connection.prepareStatement("SELECT ref FROM service WHERE id = ?");
    applications = connection.prepareStatement("SELECT id FROM application WHERE service = ?");
    someApplication =
        connection.prepareStatement("SELECT ref FROM application WHERE service = ? LIMIT 1");
    removeApplication = connection.prepareStatement("DELETE FROM application WHERE ref = ?");
    removeService = connection.prepareStatement("DELETE FROM service WHERE id = ?");
  }

  /** The application's number, a new one when it has none. */
  long register(ApplicationKey application) throws SQLException {
    OptionalLong known = find(application);
    return known.isPresent()
        ? known.getAsLong()
        : number(bound(registerApplication, application)).orElseThrow();
  }

  /** The service's number, a new one when it has none. */
  long register(String serviceId) throws SQLException {
    OptionalLong known = find(serviceId);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    registerService.setString(1, serviceId);
    return number(registerService).orElseThrow();
  }

  OptionalLong find(ApplicationKey application) throws SQLException {
    return number(bound(findApplication, application));
  }

  OptionalLong find(String serviceId) throws SQLException {
    findService.setString(1, serviceId);
    return number(findService);
  }

  SortedSet<String> applicationIds(String serviceId) throws SQLException {
    applications.setString(1, serviceId);
    SortedSet<String> ids = new TreeSet<>();
    try (ResultSet rows = applications.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /** Any application of the service. */
  OptionalLong someApplication(String serviceId) throws SQLException {
    someApplication.setString(1, serviceId);
    return number(someApplication);
  }

  /** Removes an application that has no counters any more. */
  void removeApplication(long number) throws SQLException {
    removeApplication.setLong(1, number);
    removeApplication.executeUpdate();
  }

  /** Removes a service that has no counters any more. */
  void removeService(String serviceId) throws SQLException {
    removeService.setString(1, serviceId);
    removeService.executeUpdate();
  }

  private static PreparedStatement bound(PreparedStatement statement, ApplicationKey application)
      throws SQLException {
    statement.setString(1, application.serviceId());
    statement.setString(2, application.applicationId());
    return statement;
  }

  private static OptionalLong number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement each :
        new PreparedStatement[] {
          registerApplication,
          registerService,
          findApplication,
          findService,
          applications,
          someApplication,
          removeApplication,
          removeService
        }) {
      each.close();
    }
  }
}
