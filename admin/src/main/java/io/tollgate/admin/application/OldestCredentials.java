package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.integration.CredentialNames;
import io.tollgate.admin.integration.TestCredentials;
import io.tollgate.admin.service.BackendVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/** The credentials of a product's oldest application; none when it has no application. */
public final class OldestCredentials implements TestCredentials {

  @Override
  public Map<String, String> of(Rows rows, long serviceId, CredentialNames names) {
    Application oldest = ApplicationTable.find(rows, APPLICATION.SERVICE_ID.eq(serviceId));
    return oldest == null ? Map.of() : named(names, oldest);
  }

  private static Map<String, String> named(CredentialNames names, Application application) {
    Map<String, String> credentials = new LinkedHashMap<>();
    if (application.context().mode() == BackendVersion.USER_KEY) {
      credentials.put(names.userKey(), application.userKey());
      return credentials;
    }
    credentials.put(names.appId(), application.applicationId());
    for (ApplicationKey key : application.keys().stream().limit(1).toList()) {
      credentials.put(names.appKey(), key.value());
    }
    return credentials;
  }
}
