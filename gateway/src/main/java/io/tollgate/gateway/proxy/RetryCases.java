package io.tollgate.gateway.proxy;

import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamFailure.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When the policy {@code retry} sends a call again (gateway.md, 1.5, {@code
 * APICAST_UPSTREAM_RETRY_CASES}).
 *
 * @param error no connection, or one that broke
 * @param timeout while connecting, sending or waiting for the answer
 * @param invalidHeader the answer is none
 * @param statuses of answers that count as failures
 * @param nonIdempotent also methods that may not be repeated, though the upstream may have acted
 */
public record RetryCases(
    boolean error,
    boolean timeout,
    boolean invalidHeader,
    Set<Integer> statuses,
    boolean nonIdempotent) {

  /** {@code error timeout}. */
  public static final RetryCases DEFAULT = new RetryCases(true, true, false, Set.of(), false);

  private static final Set<Integer> KNOWN_STATUSES = Set.of(403, 404, 429, 500, 502, 503, 504);

  public RetryCases {
    statuses = Set.copyOf(statuses);
  }

  /**
   * Of words between blanks: {@code error}, {@code timeout}, {@code invalid_header}, {@code
   * http_500} and its like, {@code non_idempotent}, {@code off}.
   *
   * @throws IllegalArgumentException naming the word that is none of them
   */
  public static RetryCases parse(String text) {
    Set<String> words = new HashSet<>(List.of(text.strip().split("\\s+")));
    boolean off = words.remove("off");
    boolean error = words.remove("error");
    boolean timeout = words.remove("timeout");
    boolean invalidHeader = words.remove("invalid_header");
    boolean nonIdempotent = words.remove("non_idempotent");
    Set<Integer> statuses = new HashSet<>();
    for (int status : KNOWN_STATUSES) {
      if (words.remove("http_" + status)) {
        statuses.add(status);
      }
    }
    if (!words.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is none of error, timeout, invalid_header, http_403, http_404, http_429, http_500,"
                  .formatted(words.iterator().next())
              + " http_502, http_503, http_504, non_idempotent and off");
    }
    return off
        ? new RetryCases(false, false, false, Set.of(), false)
        : new RetryCases(error, timeout, invalidHeader, statuses, nonIdempotent);
  }

  /**
   * @param idempotent whether the call's method may be repeated although the upstream has seen it
   */
  boolean cover(UpstreamFailure failure, boolean idempotent) {
    boolean mayHaveActed = failure.phase().compareTo(Phase.SEND_REQUEST) >= 0;
    return (idempotent || nonIdempotent || !mayHaveActed)
        && switch (failure.kind()) {
          case REFUSED, UNREACHABLE, PROXY, TLS, RESET -> error;
          case CONNECT_TIMEOUT, SEND_TIMEOUT, READ_TIMEOUT -> timeout;
          case BAD_ANSWER -> invalidHeader;
          case UNKNOWN_NAME, FORBIDDEN_ADDRESS, POOL_FULL -> false;
        };
  }

  boolean cover(int status, boolean idempotent) {
    return (idempotent || nonIdempotent) && statuses.contains(status);
  }
}
