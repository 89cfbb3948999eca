package io.tollgate.admin.account;

import java.util.Objects;

/**
 * A developer account as it is kept.
 *
 * @param hasCard whether a credit card is stored
 */
public record Account(
    long id,
    long tenantId,
    AccountState state,
    AccountAttributes attributes,
    boolean hasCard,
    long createdAt,
    long updatedAt) {

  public String orgName() {
    return Objects.requireNonNull(attributes.orgName());
  }
}
