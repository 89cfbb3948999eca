package io.tollgate.gateway.policy.builtin.ratelimit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script that Redis runs, packaged beside this class.
 *
 * @param digest by which a server that has seen it knows it
 */
record RedisScript(String text, String digest) {

  static RedisScript named(String resource) {
    try (InputStream file = RedisScript.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("the script " + resource + " is not packaged");
      }
      byte[] bytes = file.readAllBytes();
      byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(bytes);
      return new RedisScript(
          new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(sha1));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("the script " + resource + " cannot be read", e);
    }
  }
}
