package io.tollgate.http.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import org.jspecify.annotations.Nullable;

/** Reads whom a client wants before the handshake begins with his certificate. */
final class SniChoice extends SniHandler {

  /** Larger hellos than post-quantum keys make. */
  private static final int MOST_HELLO = 32 * 1024;

  private final long millis;

  SniChoice(ServerTls tls, long millis) {
    super((host, promise) -> choose(tls, host, promise), MOST_HELLO, millis);
    this.millis = millis;
  }

  private static Future<SslContext> choose(
      ServerTls tls, @Nullable String host, Promise<SslContext> promise) {
    TlsIdentity identity = tls.identity(host);
    Prepared prepared = identity.prepared();
    if (prepared != null && prepared.owner() == tls) {
      return promise.setSuccess(prepared.context());
    }
    // It takes a millisecond or more, once for each certificate.
    Thread.ofVirtual().start(() -> promise.setSuccess(tls.prepareOrElse(identity)));
    return promise;
  }

  @Override
  protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
    SslHandler handler = super.newSslHandler(context, allocator);
    handler.setHandshakeTimeoutMillis(millis);
    return handler;
  }
}
