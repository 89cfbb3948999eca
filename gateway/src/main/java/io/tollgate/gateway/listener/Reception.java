package io.tollgate.gateway.listener;

import io.tollgate.gateway.log.AccessLog;
import io.tollgate.gateway.meter.CallMeters;
import io.tollgate.gateway.proxy.UpstreamProxy;
import io.tollgate.gateway.refusal.LastRefusals;
import io.tollgate.gateway.routing.Router;
import io.tollgate.gateway.spool.Spool;
import io.tollgate.http.loop.EventLoops;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What all connections share: where calls are routed, sent on, counted and written down.
 *
 * @param accessLog null when none is written
 * @param encodedSlash whether a path may have {@code %2F}
 * @param connections numbers those that brought a call
 */
record Reception(
    Router router,
    UpstreamProxy proxy,
    CallMeters meters,
    @Nullable AccessLog accessLog,
    LastRefusals refusals,
    EventLoops loops,
    AtomicLong connections,
    boolean encodedSlash,
    InFlight inFlight,
    Spool spool) {}
