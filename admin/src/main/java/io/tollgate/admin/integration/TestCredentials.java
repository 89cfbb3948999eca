package io.tollgate.admin.integration;

import io.tollgate.admin.database.Rows;
import java.util.Map;

/** What a test call shows: the credentials of an application, whose rows are of a room above. */
@FunctionalInterface
public interface TestCredentials {

  /** The values by the names that the product gives them, the identifying one first; or none. */
  Map<String, String> of(Rows rows, long serviceId, CredentialNames names);
}
