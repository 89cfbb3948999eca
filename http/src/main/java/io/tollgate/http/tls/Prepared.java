package io.tollgate.http.tls;

import io.netty.handler.ssl.SslContext;

/** What the cryptography's library has made of an identity, for one listener. */
record Prepared(ServerTls owner, SslContext context) {}
