package io.tollgate.gateway.policy;

import io.netty.handler.codec.http.HttpResponse;

/** Hears, on the call's event loop, that the policies of a chain are done with an answer's head. */
@FunctionalInterface
public interface ResponseReceiver {

  /**
   * @param fine false when a policy failed and the client must get the chain's failure instead
   */
  void prepared(HttpResponse head, boolean fine);
}
