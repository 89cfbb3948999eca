package io.tollgate.gateway.response;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.call.Sha256;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What opens the debug headers of a service: its backend authentication value or, in profile {@code
 * seed}, the tenant's provider key (gateway.md, D3 and 4.1). A wrong value gets no hint.
 */
public final class DebugKey {

  public static final AsciiString HEADER = AsciiString.cached("X-3scale-debug");

  private final byte @Nullable [] secret;
  private final byte @Nullable [] providerKeyDigest;

  private DebugKey(byte @Nullable [] secret, byte @Nullable [] providerKeyDigest) {
    this.secret = secret;
    this.providerKeyDigest = providerKeyDigest;
  }

  public static DebugKey of(ServiceConfiguration service, Profile profile) {
    BackendAuthentication authentication = service.authentication();
    String digest = profile == Profile.SEED ? service.proxy().debugKeySha256() : null;
    return new DebugKey(
        authentication == null ? null : bytes(authentication.value()),
        digest == null ? null : bytes(digest.toLowerCase(Locale.ROOT)));
  }

  /** Whether the request's debug header opens the debug headers; compared in constant time. */
  public boolean opens(HttpHeaders headers) {
    String sent = headers.get(HEADER);
    if (sent == null || sent.isEmpty()) {
      return false;
    }
    return (secret != null && MessageDigest.isEqual(secret, bytes(sent)))
        || (providerKeyDigest != null
            && MessageDigest.isEqual(providerKeyDigest, bytes(Sha256.hex(sent))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
