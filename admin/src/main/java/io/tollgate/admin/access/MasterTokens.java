package io.tollgate.admin.access;

import static io.tollgate.admin.database.schema.Tables.MASTER_TOKEN;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.outcome.Outcome;
import java.time.InstantSource;
import java.util.Map;

/** The tokens of the installation's operator, who stands above all tenants (ruling 3). */
public final class MasterTokens {
  private static final int DIGITS = 96;

  private final Database database;
  private final InstantSource clock;
  private final Secrets secrets;

  public MasterTokens(Database database, InstantSource clock, Secrets secrets) {
    this.database = database;
    this.clock = clock;
    this.secrets = secrets;
  }

  /** Makes one; the answer alone holds its value. */
  public String create() {
    String value = secrets.hex(DIGITS);
    Outcome<Long> made =
        database.writeAcrossTenants(
            transaction ->
                Outcome.done(
                    transaction.insert(
                        MASTER_TOKEN,
                        Map.of(
                            MASTER_TOKEN.DIGEST,
                            Secrets.digest(value),
                            MASTER_TOKEN.CREATED_AT,
                            clock.millis()))));
    long unused = made.orThrow();
    return value;
  }

  /** To be asked across tenants. */
  static boolean isOne(Rows rows, String value) {
    return rows.from(MASTER_TOKEN).where(MASTER_TOKEN.DIGEST.eq(Secrets.digest(value))).exists();
  }
}
