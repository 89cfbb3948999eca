package io.tollgate.admin.application;

/** A key of an application, which its developer proves to know. */
public record ApplicationKey(
    long id, long accountId, long applicationId, String value, long createdAt, long updatedAt) {

  /** Without the value: it is a secret. */
  @Override
  public String toString() {
    return "ApplicationKey[" + id + " of " + applicationId + "]";
  }
}
