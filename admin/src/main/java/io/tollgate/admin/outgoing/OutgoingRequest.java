package io.tollgate.admin.outgoing;

import java.util.Map;
import java.util.Set;

/**
 * What is to be sent.
 *
 * @param headers beside Host, Content-Length and Connection, which belong to the connection
 * @param trusted origins that may be called wherever they are
 */
public record OutgoingRequest(
    String method, String url, Map<String, String> headers, byte[] body, Set<String> trusted) {

  public OutgoingRequest {
    headers = Map.copyOf(headers);
    trusted = Set.copyOf(trusted);
  }

  /** Without URL, headers and body: each may hold secrets. */
  @Override
  public String toString() {
    return "OutgoingRequest[" + method + "]";
  }
}
