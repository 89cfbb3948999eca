package io.tollgate.http.client;

import java.net.InetAddress;

/** Whose connections carry calls, and who is told what becomes of them. */
interface ConnectionOwner {

  ClientLoop loop();

  /** An upstream's answer has begun. */
  void answered(InetAddress address);

  /** An upstream did not take a connection or brought no answer. */
  void failed(InetAddress address);

  /** A new connection is ready. */
  void connected(UpstreamConnection connection);

  /** A connection that can carry another call. */
  void free(UpstreamConnection connection);

  void closed(UpstreamConnection connection);

  /** A call whose kept connection was dead: it has waited before, so it comes first. */
  void retry(UpstreamCall call);
}
