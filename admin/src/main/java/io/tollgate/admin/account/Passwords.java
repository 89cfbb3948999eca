package io.tollgate.admin.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.tollgate.admin.access.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Turns passwords into what is kept of them: Argon2id (portals.md, 1). */
public final class Passwords {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int LANES = 1;
  private static final int DIGEST_BYTES = 32;
  private static final int SALT_DIGITS = 32;
  private static final int MOST_AT_ONCE = 2;

  private final Secrets secrets;
  private final int shortest;
  // Each takes its memory; many sign-ups at once must not take all there is.
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  /**
   * @param shortest characters that a password has at least
   */
  public Passwords(Secrets secrets, int shortest) {
    this.secrets = secrets;
    this.shortest = shortest;
  }

  int shortest() {
    return shortest;
  }

  /**
   * The digest with its salt and parameters; null for no password. Takes long: not to be called
   * inside a transaction.
   */
  @Nullable String digest(@Nullable String password) {
    if (password == null) {
      return null;
    }
    byte[] salt = HexFormat.of().parseHex(secrets.hex(SALT_DIGITS));
    free.acquireUninterruptibly();
    try {
      return Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, DIGEST_BYTES, Argon2.ID)
          .hash(password.getBytes(StandardCharsets.UTF_8), salt)
          .getResult();
    } finally {
      free.release();
    }
  }
}
