package io.tollgate.gateway.oidc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A token under one key set, without the token: its SHA-256 in four parts.
 *
 * @param generation of the key set
 */
record TokenDigest(long generation, long a, long b, long c, long d) {

  static TokenDigest of(long generation, String token) {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
      return new TokenDigest(
          generation, digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Any part of a digest is as good a hash as another. */
  @Override
  public int hashCode() {
    return Long.hashCode(b);
  }
}
