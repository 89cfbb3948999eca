package io.tollgate.gateway.proxy;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.http.client.UpstreamFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to send one call again: how often that may be, and the addresses that had their
 * chance (gateway.md, 5.3, retry; ruling 7). To be used on the call's event loop.
 */
public final class Attempts {

  /** Methods that may be repeated. */
  private static final Set<String> WITH_BODY = Set.of("PUT", "DELETE", "OPTIONS");

  private static final Set<String> BODILESS = Set.of("GET", "HEAD");

  private final RetryCases cases;
  private final boolean idempotent;
  private final List<InetAddress> tried = new ArrayList<>(2);
  private final int retries;
  private int left;
  private boolean replaced;

  private Attempts(RetryCases cases, boolean idempotent, int retries) {
    this.cases = cases;
    this.idempotent = idempotent;
    this.retries = retries;
    this.left = retries;
  }

  /**
   * Null for the many calls that are never sent again by anybody but the upstream client, which
   * itself replaces dead connections as long as there is no body.
   */
  static @Nullable Attempts of(Call call, RetryCases cases) {
    UpstreamOptions options = call.upstreamOptions();
    int retries = options == null ? 0 : options.retries();
    String method = call.line().method();
    return retries == 0 && !WITH_BODY.contains(method)
        ? null
        : new Attempts(cases, WITH_BODY.contains(method) || BODILESS.contains(method), retries);
  }

  public List<InetAddress> tried() {
    return tried;
  }

  /** Whether somebody asked for it, so that a body is worth more than some memory. */
  public boolean byPolicy() {
    return retries > 0;
  }

  /** Whether to try again after a failure; counted if so. */
  public boolean again(UpstreamFailure failure) {
    if (failure.reused() && idempotent && !replaced) {
      replaced = true;
      return true;
    }
    return left > 0 && cases.cover(failure, idempotent) && next(failure.address());
  }

  /** Whether to try again instead of passing on an answer; counted if so. */
  public boolean again(int status, @Nullable InetSocketAddress peer) {
    return left > 0
        && cases.cover(status, idempotent)
        && next(peer == null ? null : peer.getAddress());
  }

  private boolean next(@Nullable InetAddress failed) {
    left--;
    if (failed != null) {
      tried.add(failed);
    }
    return true;
  }
}
