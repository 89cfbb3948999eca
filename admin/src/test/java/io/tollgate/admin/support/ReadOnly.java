package io.tollgate.admin.support;

/** Makes callers who may read only. */
public final class ReadOnly {
  private ReadOnly() {}

  /** The same tenant with a token of its admin that may not write. */
  public static Client of(Client client) {
    return client.with(
        client
            .post(
                "/admin/api/personal/access_tokens.json",
                "name",
                "reader",
                "permission",
                "ro",
                "scopes[]",
                "account_management")
            .only()
            .path("value")
            .asString());
  }
}
