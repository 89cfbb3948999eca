package io.tollgate.admin.rest.server;

/** What a caller shows for himself (account-management-api.md, 2.1). */
public record Credential(Kind kind, String value) {

  /** What it may be looked up as. */
  public enum Kind {
    ACCESS_TOKEN,
    PROVIDER_KEY,
    /** First as an access token, then as a provider key. */
    EITHER
  }

  /** Without the value: it is a secret. */
  @Override
  public String toString() {
    return "Credential[" + kind + "]";
  }
}
