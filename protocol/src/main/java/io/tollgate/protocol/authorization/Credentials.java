package io.tollgate.protocol.authorization;

import org.jspecify.annotations.Nullable;

/**
 * What identifies an application in a call (service-management-api.md, 1.3). Values are taken
 * verbatim; toString masks them.
 */
public sealed interface Credentials {

  /** Authentication mode 1: one key that is name and secret at once. May be empty, never null. */
  record UserKey(String userKey) implements Credentials {
    @Override
    public String toString() {
      return "UserKey[***]";
    }
  }

  /**
   * Authentication mode 2 and OpenID Connect: a public id and, in mode 2, a secret key.
   *
   * @param appKey null when absent, which is not the same as empty
   */
  record AppId(String appId, @Nullable String appKey) implements Credentials {
    @Override
    public String toString() {
      return "AppId[" + appId + ", ***]";
    }
  }
}
