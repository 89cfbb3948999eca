package io.tollgate.admin.integration;

import static io.tollgate.admin.database.schema.Tables.PROXY;
import static io.tollgate.admin.database.schema.Tables.SERVICE;

import io.tollgate.admin.backendapi.BackendApi;
import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Sized;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of proxies. The upstream is kept with the backend at the service's root. */
final class ProxyTable {
  private ProxyTable() {}

  static @Nullable Proxy find(Rows rows, long serviceId) {
    BackendApi upstream = BackendApis.atRoot(BackendApis.usages(rows, serviceId));
    String apiBackend = upstream == null ? null : upstream.privateEndpoint();
    return rows.from(PROXY)
        .join(SERVICE, SERVICE.ID.eq(PROXY.SERVICE_ID))
        .where(PROXY.SERVICE_ID.eq(serviceId))
        .first(row -> proxy(row, apiBackend));
  }

  static void insert(
      Transaction transaction,
      long serviceId,
      ProxyAttributes attributes,
      String policies,
      long now) {
    Map<Field<?>, Object> row = row(attributes);
    row.put(PROXY.SERVICE_ID, serviceId);
    row.put(PROXY.POLICIES_CONFIG, policies);
    row.put(PROXY.LOCK_VERSION, 0L);
    row.put(PROXY.CREATED_AT, now);
    row.put(PROXY.UPDATED_AT, now);
    transaction.insert(PROXY, row);
  }

  static void update(Transaction transaction, Proxy present, ProxyAttributes wanted, long now) {
    Map<Field<?>, Object> row = row(wanted);
    row.put(PROXY.LOCK_VERSION, present.lockVersion() + 1);
    row.put(PROXY.UPDATED_AT, now);
    transaction.update(PROXY, row, present.id());
  }

  /** The proxy without its policy chain. */
  static @Nullable Sized sized(Rows rows, long serviceId) {
    return rows.from(PROXY)
        .where(PROXY.SERVICE_ID.eq(serviceId))
        .sized(PROXY.ID, PROXY.POLICIES_CONFIG);
  }

  static void setPolicies(Transaction transaction, Proxy present, String policies, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PROXY.POLICIES_CONFIG, policies);
    row.put(PROXY.LOCK_VERSION, present.lockVersion() + 1);
    row.put(PROXY.UPDATED_AT, now);
    transaction.update(PROXY, row, present.id());
  }

  static void setDeployed(Transaction transaction, long id, long now) {
    transaction.update(PROXY, Map.of(PROXY.DEPLOYED_AT, now), id);
  }

  /**
   * @param success null: not tested
   */
  static void setTested(Transaction transaction, long id, @Nullable Boolean success) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(PROXY.API_TEST_SUCCESS, success);
    transaction.update(PROXY, row, id);
  }

  private static Map<Field<?>, Object> row(ProxyAttributes attributes) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PROXY.ENDPOINT, attributes.endpoint());
    row.put(PROXY.SANDBOX_ENDPOINT, attributes.sandboxEndpoint());
    row.put(PROXY.CREDENTIALS_LOCATION, attributes.credentials().location());
    row.put(PROXY.AUTH_USER_KEY, attributes.credentials().userKey());
    row.put(PROXY.AUTH_APP_ID, attributes.credentials().appId());
    row.put(PROXY.AUTH_APP_KEY, attributes.credentials().appKey());
    RefusalColumns.put(row, attributes.refusals());
    row.put(PROXY.SECRET_TOKEN, attributes.secretToken());
    row.put(PROXY.HOSTNAME_REWRITE, attributes.hostnameRewrite());
    row.put(PROXY.OAUTH_LOGIN_URL, attributes.oauthLoginUrl());
    row.put(PROXY.API_TEST_PATH, attributes.apiTestPath());
    row.put(PROXY.OIDC_ISSUER_ENDPOINT, attributes.oidc().issuer());
    row.put(PROXY.OIDC_ISSUER_TYPE, attributes.oidc().issuerType());
    row.put(PROXY.JWT_CLAIM_WITH_CLIENT_ID, attributes.oidc().claim());
    row.put(PROXY.JWT_CLAIM_WITH_CLIENT_ID_TYPE, attributes.oidc().claimType());
    return row;
  }

  private static Proxy proxy(Record row, @Nullable String apiBackend) {
    return new Proxy(
        row.get(PROXY.ID),
        row.get(PROXY.TENANT_ID),
        row.get(PROXY.SERVICE_ID),
        row.get(SERVICE.DEPLOYMENT_OPTION),
        attributes(row, apiBackend),
        row.get(PROXY.POLICIES_CONFIG),
        row.get(PROXY.DEPLOYED_AT),
        row.get(PROXY.API_TEST_SUCCESS),
        row.get(PROXY.LOCK_VERSION),
        row.get(PROXY.CREATED_AT),
        row.get(PROXY.UPDATED_AT));
  }

  private static ProxyAttributes attributes(Record row, @Nullable String apiBackend) {
    return new ProxyAttributes(
        row.get(PROXY.ENDPOINT),
        row.get(PROXY.SANDBOX_ENDPOINT),
        apiBackend,
        new CredentialNames(
            row.get(PROXY.CREDENTIALS_LOCATION),
            row.get(PROXY.AUTH_USER_KEY),
            row.get(PROXY.AUTH_APP_ID),
            row.get(PROXY.AUTH_APP_KEY)),
        RefusalColumns.read(row),
        row.get(PROXY.SECRET_TOKEN),
        row.get(PROXY.HOSTNAME_REWRITE),
        row.get(PROXY.OAUTH_LOGIN_URL),
        row.get(PROXY.API_TEST_PATH),
        new OidcSettings(
            row.get(PROXY.OIDC_ISSUER_ENDPOINT),
            row.get(PROXY.OIDC_ISSUER_TYPE),
            row.get(PROXY.JWT_CLAIM_WITH_CLIENT_ID),
            row.get(PROXY.JWT_CLAIM_WITH_CLIENT_ID_TYPE)));
  }
}
