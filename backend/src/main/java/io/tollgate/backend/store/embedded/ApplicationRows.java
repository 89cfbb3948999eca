package io.tollgate.backend.store.embedded;

import io.tollgate.protocol.administration.BackendApplication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes applications of joined rows: those of one application follow each other, one for each of
 * its keys and filters, or one without.
 */
final class ApplicationRows {

  private final Consumer<BackendApplication> into;

  /** Few plans and states, many applications: one object per text saves most of the memory. */
  private final Map<String, String> shared = new HashMap<>();

  private final Set<String> userKeys = new HashSet<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> referrerFilters = new HashSet<>();
  private @Nullable BackendApplication bare;

  ApplicationRows(Consumer<BackendApplication> into) {
    this.into = into;
  }

  void add(ResultSet row) throws SQLException {
    String serviceId = row.getString(1);
    String id = row.getString(2);
    if (bare == null || !bare.id().equals(id) || !bare.serviceId().equals(serviceId)) {
      finish();
      bare = read(serviceId, id, row);
    }
    @Nullable String kind = row.getString(7);
    if (kind != null) {
      values(kind).add(row.getString(8));
    }
  }

  /** Hands out the last application. */
  void finish() {
    BackendApplication complete = bare;
    if (complete != null) {
      into.accept(
          new BackendApplication(
              complete.serviceId(),
              complete.id(),
              complete.state(),
              complete.planId(),
              complete.planName(),
              complete.redirectUrl(),
              userKeys,
              keys,
              referrerFilters));
      userKeys.clear();
      keys.clear();
      referrerFilters.clear();
      bare = null;
    }
  }

  private BackendApplication read(String serviceId, String id, ResultSet row) throws SQLException {
    return new BackendApplication(
        one(serviceId),
        id,
        one(row.getString(3)),
        oneOrNull(row.getString(4)),
        oneOrNull(row.getString(5)),
        row.getString(6),
        Set.of(),
        Set.of(),
        Set.of());
  }

  private Set<String> values(String kind) {
    return switch (kind) {
      case ApplicationTable.USER_KEY -> userKeys;
      case ApplicationTable.KEY -> keys;
      case ApplicationTable.REFERRER_FILTER -> referrerFilters;
      default -> throw new IllegalStateException("catalog.db has an unknown kind " + kind);
    };
  }

  private String one(String text) {
    return shared.computeIfAbsent(text, same -> same);
  }

  private @Nullable String oneOrNull(@Nullable String text) {
    return text == null ? null : one(text);
  }
}
