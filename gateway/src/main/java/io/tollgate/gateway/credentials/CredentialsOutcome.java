package io.tollgate.gateway.credentials;

import io.tollgate.protocol.authorization.Credentials;

/** What a look for credentials brought. */
public sealed interface CredentialsOutcome {

  CredentialsOutcome MISSING = new Missing();
  CredentialsOutcome INCOMPLETE = new Incomplete();
  CredentialsOutcome BODY_NEEDED = new BodyNeeded();

  record Found(Credentials credentials) implements CredentialsOutcome {}

  /** None at all. */
  record Missing() implements CredentialsOutcome {}

  /** Some, but not all that the service's mode asks for. */
  record Incomplete() implements CredentialsOutcome {}

  /** They may stand in the form body, which has not been looked at yet. */
  record BodyNeeded() implements CredentialsOutcome {}

  /**
   * An access token, which is no credential before it is verified (gateway.md, 3.8).
   *
   * @param token as sent
   */
  record AccessToken(String token) implements CredentialsOutcome {
    @Override
    public String toString() {
      return "AccessToken[***]";
    }
  }
}
