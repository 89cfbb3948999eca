package io.tollgate.server.composition;

import io.tollgate.admin.access.AccessToken;
import io.tollgate.admin.access.AccessTokens;
import io.tollgate.admin.access.MasterTokens;
import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.access.TokenDraft;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.database.DatabaseUnavailable;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import io.tollgate.server.settings.AdminSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.SettingValues;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes access tokens straight in the database: a running server looks them up there, so it needs
 * not be asked.
 */
public final class TokenDesk {

  private TokenDesk() {}

  /**
   * Makes a token of the first tenant's admin.
   *
   * @return its value, which is kept nowhere
   * @throws StartRefused when there is no installation yet, or the wish is not allowed
   */
  public static String create(
      SettingValues values, String name, List<String> scopes, String permission) {
    InstantSource clock = InstantSource.system();
    try (Database database = Database.openExisting(existing(values))) {
      Tenant tenant =
          new Tenants(database, clock)
              .all().stream()
                  .findFirst()
                  .orElseThrow(
                      () -> new StartRefused("the database is empty: run ./tollgate up first"));
      AccessTokens tokens =
          new AccessTokens(
              database,
              new Events(clock, new Signal(), List.of()),
              clock,
              new Secrets(new SecureRandom()));
      return value(
          tokens.createForAdmin(
              Caller.operator(tenant.id(), "command line"),
              new TokenDraft(name, scopes, permission, null)));
    } catch (DatabaseUnavailable e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Makes a token of the installation's operator, who makes and ends tenants.
   *
   * @return its value, which is kept nowhere
   * @throws StartRefused when there is no installation yet
   */
  public static String createMaster(SettingValues values) {
    try (Database database = Database.openExisting(existing(values))) {
      return new MasterTokens(database, InstantSource.system(), new Secrets(new SecureRandom()))
          .create();
    } catch (DatabaseUnavailable e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }

  private static DatabaseSettings existing(SettingValues values) {
    DatabaseSettings settings =
        AdminRole.database(AdminSection.from(values), ProcessSection.from(values).dataDirectory());
    if (settings instanceof DatabaseSettings.Sqlite sqlite && !Files.exists(sqlite.file())) {
      throw new StartRefused(
          "there is no installation at %s: run ./tollgate up first, or give the settings that the server has, its directory with --%s or its database with --%s, --%s and --%s"
              .formatted(
                  sqlite.file().getParent(),
                  ProcessSection.DATA_DIRECTORY.name(),
                  AdminSection.DATABASE_URL.name(),
                  AdminSection.DATABASE_USER.name(),
                  AdminSection.DATABASE_PASSWORD.name()));
    }
    return settings;
  }

  private static String said(Errors errors) {
    return errors.messages().entrySet().stream()
        .map(field -> field.getKey() + " " + String.join(", ", field.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String value(Outcome<AccessToken> outcome) {
    return switch (outcome) {
      case Outcome.Done<AccessToken>(AccessToken token) -> Objects.requireNonNull(token.value());
      case Outcome.Failed<AccessToken>(Refusal.Invalid(var errors)) ->
          throw new StartRefused(
              "the token cannot be made: "
                  + said(errors)
                  + "; 'tollgate token create --help' shows what is allowed");
      case Outcome.Failed<AccessToken>(Refusal refusal) ->
          throw new StartRefused("the token cannot be made: " + refusal);
    };
  }
}
