package io.tollgate.gateway.policy.custom;

import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.HeaderText;
import io.tollgate.policy.HeaderChange;

/** Makes a policy's changes of headers. */
final class Headers {

  private Headers() {}

  static void change(HttpHeaders headers, HeaderChange change) {
    switch (change) {
      case HeaderChange.Set(String name, String value) -> headers.set(name, clean(value));
      case HeaderChange.Add(String name, String value) -> headers.add(name, clean(value));
      case HeaderChange.Remove(String name) -> headers.remove(name);
    }
  }

  /** As a header's value may be. */
  static String clean(String value) {
    return HeaderText.safe(value).strip();
  }
}
