package io.tollgate.admin.rest.server;

import io.tollgate.admin.rest.route.RestAnswer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Weak tags of what a GET answers (account-management-api.md, 1.6). */
final class EntityTag {
  private static final int OCTETS = 16;

  private EntityTag() {}

  /** The answer with its tag, or 304 when the caller has it already. */
  static RestAnswer apply(RestAnswer answer, @Nullable String ifNoneMatch) {
    String tag = "W/\"" + digest(answer.body()) + "\"";
    if (ifNoneMatch != null && matches(ifNoneMatch, tag)) {
      return RestAnswer.empty(304).with("ETag", tag);
    }
    return answer.with("ETag", tag);
  }

  private static boolean matches(String ifNoneMatch, String tag) {
    String opaque = tag.substring(2);
    for (String candidate : ifNoneMatch.split(",")) {
      String each = candidate.strip();
      if (each.equals("*") || each.equals(tag) || each.equals(opaque)) {
        return true;
      }
    }
    return false;
  }

  private static String digest(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(hash, 0, OCTETS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
