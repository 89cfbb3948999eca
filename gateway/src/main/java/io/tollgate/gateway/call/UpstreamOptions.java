package io.tollgate.gateway.call;

import io.tollgate.http.client.ClientTls;
import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.client.UpstreamTimeouts;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What policies ask of one call's way to its upstream and back. Most calls have none of it, so it
 * is made when a policy asks for the first time.
 */
public final class UpstreamOptions {

  private @Nullable UpstreamTimeouts timeouts;
  private @Nullable OutgoingProxies proxies;
  private @Nullable ClientTls tls;
  private int retries;
  private long requestBytes = Long.MAX_VALUE;
  private long responseBytes = Long.MAX_VALUE;
  private @Nullable UnaryOperator<Upstream> others;
  private boolean unbuffered;
  private boolean http2;
  private @Nullable String upgrade;

  /** Null: those of the settings. */
  public @Nullable UpstreamTimeouts timeouts() {
    return timeouts;
  }

  public void timeouts(UpstreamTimeouts chosen) {
    timeouts = chosen;
  }

  /** Null: those of the settings. */
  public @Nullable OutgoingProxies proxies() {
    return proxies;
  }

  public void proxies(OutgoingProxies chosen) {
    proxies = chosen;
  }

  /** Null: as the settings say. */
  public @Nullable ClientTls tls() {
    return tls;
  }

  public void tls(ClientTls chosen) {
    tls = chosen;
  }

  /** How often the call may be sent again. */
  public int retries() {
    return retries;
  }

  public void retries(int most) {
    retries = most;
  }

  /**
   * Where the call goes when the upstream that it was sent to fails: another address of the same,
   * which gets the same request. Null: it goes there again.
   */
  public @Nullable UnaryOperator<Upstream> others() {
    return others;
  }

  public void others(UnaryOperator<Upstream> after) {
    others = after;
  }

  /** Bounds of the bodies in bytes; {@link Long#MAX_VALUE} is none. */
  public void payload(long request, long response) {
    requestBytes = request;
    responseBytes = response;
  }

  /** Whether a body of unknown length goes on as it comes. */
  public boolean isUnbuffered() {
    return unbuffered;
  }

  public void unbuffered() {
    unbuffered = true;
  }

  /** Whether the upstream is spoken to in HTTP/2, with trailers both ways. */
  public boolean isHttp2() {
    return http2;
  }

  public void http2() {
    http2 = true;
  }

  /** The protocol that the client may change to, null when it may not. */
  public @Nullable String upgrade() {
    return upgrade;
  }

  public void upgrade(String protocol) {
    upgrade = protocol;
  }

  public long requestBytes() {
    return requestBytes;
  }

  public long responseBytes() {
    return responseBytes;
  }
}
