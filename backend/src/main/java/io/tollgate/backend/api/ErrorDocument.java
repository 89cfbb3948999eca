package io.tollgate.backend.api;

import io.netty.buffer.ByteBuf;
import io.tollgate.backend.authorization.Refusal;

/** {@code <error code="...">...</error>} (2.4). */
final class ErrorDocument {

  private ErrorDocument() {}

  static ByteBuf of(Refusal refusal) {
    return Xml.document()
        .markup("<error code=\"")
        .attribute(refusal.reason().code())
        .markup("\">")
        .text(refusal.message())
        .markup("</error>")
        .bytes();
  }
}
