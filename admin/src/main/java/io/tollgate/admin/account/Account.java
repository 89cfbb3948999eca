package io.tollgate.admin.account;

import java.util.Objects;

/** A developer account as it is kept. */
public record Account(
    long id,
    long tenantId,
    AccountState state,
    AccountAttributes attributes,
    long createdAt,
    long updatedAt) {

  public String orgName() {
    return Objects.requireNonNull(attributes.orgName());
  }
}
