package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Applications;
import io.tollgate.backend.catalog.Subscription;
import io.tollgate.backend.store.embedded.catalog.ApplicationValueTable.Kind;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads all applications of a service into memory, in one pass however many there are. */
final class ApplicationLoader {

  private final Rows rows;
  private final UserKeyTable userKeys;

  ApplicationLoader(Rows rows, UserKeyTable userKeys) {
    this.rows = rows;
    this.userKeys = userKeys;
  }

  /**
   * @param shared answers one and the same object for equal ones
   */
  Applications load(String serviceId, UnaryOperator<Subscription> shared) throws SQLException {
    Applications applications = new Applications();
    Current current = new Current(serviceId, shared, applications);
    rows.each(
        """
        SELECT a.id, v.kind, v.value, a.state, a.plan, a.plan_name, a.redirect_url
        FROM application a
        LEFT JOIN application_value v ON v.service = a.service AND v.application = a.id
        WHERE a.service = ? ORDER BY a.id
        """,
        current::add,
        serviceId);
    current.finish();
    userKeys.each(serviceId, applications::putUserKey);
    return applications;
  }

  /** Rows of one application follow each other: one for each key and filter, or one without. */
  private static final class Current {

    private final String serviceId;
    private final UnaryOperator<Subscription> shared;
    private final Applications into;
    private final Set<String> keys = new HashSet<>();
    private final Set<String> referrerFilters = new HashSet<>();
    private @Nullable Application bare;

    Current(String serviceId, UnaryOperator<Subscription> shared, Applications into) {
      this.serviceId = serviceId;
      this.shared = shared;
      this.into = into;
    }

    void add(ResultSet row) throws SQLException {
      String id = row.getString(1);
      if (bare == null || !bare.id().equals(id)) {
        finish();
        bare =
            new Application(
                new ApplicationKey(serviceId, id),
                shared.apply(
                    new Subscription(row.getString(4), row.getString(5), row.getString(6))),
                Objects.requireNonNullElse(row.getString(7), ""),
                Set.of(),
                Set.of());
      }
      @Nullable String kind = row.getString(2);
      if (kind != null) {
        (kind.equals(Kind.KEY.column()) ? keys : referrerFilters).add(row.getString(3));
      }
    }

    void finish() {
      Application complete = bare;
      if (complete != null) {
        into.put(
            new Application(
                complete.key(),
                complete.subscription(),
                complete.redirectUrl(),
                Set.copyOf(keys),
                Set.copyOf(referrerFilters)));
        keys.clear();
        referrerFilters.clear();
        bare = null;
      }
    }
  }
}
