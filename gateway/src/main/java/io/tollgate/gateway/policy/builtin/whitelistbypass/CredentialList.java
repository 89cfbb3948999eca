package io.tollgate.gateway.policy.builtin.whitelistbypass;

import io.tollgate.gateway.call.Sha256;
import io.tollgate.protocol.authorization.Credentials;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who passes.
 *
 * @param keyDigests app id to SHA-256 of an application key, in hexadecimal digits; null: keys are
 *     not checked
 * @param file with more credentials of either kind, null for none
 */
record CredentialList(
    Set<String> appIds,
    Set<String> userKeys,
    @Nullable Map<String, String> keyDigests,
    @Nullable ListFile file) {

  boolean has(Credentials credentials) {
    return switch (credentials) {
      case Credentials.UserKey(String key) -> userKeys.contains(key) || isInFile(key);
      case Credentials.AppId(String id, String key) ->
          (appIds.contains(id) || isInFile(id)) && isKeyOf(id, key);
    };
  }

  private boolean isInFile(String credential) {
    return file != null && file.lines().contains(credential);
  }

  private boolean isKeyOf(String id, @Nullable String key) {
    if (keyDigests == null) {
      return true;
    }
    String expected = keyDigests.get(id);
    return expected != null
        && key != null
        && MessageDigest.isEqual(
            HexFormat.of().parseHex(expected.toLowerCase(Locale.ROOT)), Sha256.of(key));
  }
}
