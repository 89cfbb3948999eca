package io.tollgate.gateway.oidc;

import io.tollgate.gateway.call.Sha256;
import java.nio.ByteBuffer;

/**
 * A token under one key set, without the token: its SHA-256 in four parts.
 *
 * @param generation of the key set
 */
record TokenDigest(long generation, long a, long b, long c, long d) {

  static TokenDigest of(long generation, String token) {
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(token));
    return new TokenDigest(
        generation, digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
  }

  /** Any part of a digest is as good a hash as another. */
  @Override
  public int hashCode() {
    return Long.hashCode(b);
  }
}
