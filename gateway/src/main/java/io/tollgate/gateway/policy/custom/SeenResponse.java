package io.tollgate.gateway.policy.custom;

import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.policy.Response;
import java.net.http.HttpHeaders;

/** An answer's head as it was when a phase began. */
record SeenResponse(int status, HttpHeaders headers) implements Response {

  static SeenResponse of(HttpResponse head) {
    return new SeenResponse(head.status().code(), SeenRequest.headers(head.headers()));
  }
}
