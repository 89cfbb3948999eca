package io.tollgate.gateway.listener;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.meter.CallMeters;
import io.tollgate.gateway.proxy.UpstreamProxy;
import io.tollgate.gateway.routing.RoutedService;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a call's way to its upstream: how long it took, what failed, and where.
 */
final class LegAccount {

  private final Walk walk;
  private final CallMeters meters;
  private @Nullable Upstream upstream;
  private String peer = "";
  private long begun;

  LegAccount(Walk walk, CallMeters meters) {
    this.walk = walk;
    this.meters = meters;
  }

  void begins(Upstream chosen) {
    upstream = chosen;
    begun = meters.now();
  }

  /** The call is sent again, to another place. */
  void goesTo(Upstream other) {
    upstream = other;
  }

  /** The address that the next line of trouble is about. */
  void failedAt(String address) {
    peer = address;
  }

  void trouble(String cause) {
    if (upstream != null) {
      Call call = walk.call();
      ErrorLog.upstreamFailed(
          call,
          cause,
          UpstreamProxy.url(call, upstream),
          peer.isEmpty() ? upstream.target().authority() : peer);
    }
  }

  /** The upstream's answer has ended, one way or the other. */
  void answered() {
    RoutedService service = walk.service();
    if (service != null) {
      service.meters().upstreamAnswered(walk.answer().status(), meters.now() - begun);
    }
  }
}
