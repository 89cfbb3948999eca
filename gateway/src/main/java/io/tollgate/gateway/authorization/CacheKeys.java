package io.tollgate.gateway.authorization;

import io.netty.util.concurrent.FastThreadLocal;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Credentials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes the keys of the authorisation cache (gateway.md, 3.4). */
final class CacheKeys {

  static final int SECRET_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final FastThreadLocal<Mac> macs;

  /**
   * @param secret of {@link #SECRET_BYTES}; keys of another one mean nothing
   */
  CacheKeys(byte[] secret) {
    SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
    macs =
        new FastThreadLocal<>() {
          @Override
          protected Mac initialValue() throws GeneralSecurityException {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
          }
        };
  }

  /** Equal questions have equal keys, and each part ends where it ends. */
  CacheKey of(AuthorizationRequest request) {
    Mac mac = macs.get();
    part(mac, request.serviceId());
    switch (request.credentials()) {
      case Credentials.UserKey(String userKey) -> part(mac, userKey);
      case Credentials.AppId(String appId, String appKey) -> {
        part(mac, appId);
        part(mac, appKey);
      }
    }
    part(mac, BackendText.ENCODED.of(request.usage()));
    part(mac, request.referrer());
    ByteBuffer hash = ByteBuffer.wrap(mac.doFinal());
    return new CacheKey(hash.getLong(), hash.getLong());
  }

  private static void part(Mac mac, @Nullable String text) {
    if (text == null) {
      mac.update((byte) 0);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mac.update((byte) 1);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    mac.update(bytes);
  }
}
