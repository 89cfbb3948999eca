package io.tollgate.gateway.management;

import io.tollgate.gateway.call.PercentEncoding;
import io.tollgate.http.server.Exchange;

/** Parameters of a management call. */
final class QueryText {

  private QueryText() {}

  /** The first value of that name, decoded; empty when there is none. */
  static String first(Exchange exchange, String name) {
    for (String pair : exchange.query().split("&")) {
      if (pair.startsWith(name + "=")) {
        return PercentEncoding.decodeForm(pair.substring(name.length() + 1));
      }
    }
    return "";
  }
}
