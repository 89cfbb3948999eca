package io.tollgate.http.client;

import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import org.jspecify.annotations.Nullable;

/** Judges heads of answers that are well formed. */
final class AnswerHead {

  private AnswerHead() {}

  /** Whether another head follows, or bytes of another protocol. */
  static boolean isInterim(HttpResponse head) {
    return head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  static boolean switchesProtocols(HttpResponse head) {
    return head.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
  }

  /** Why it cannot be taken for an answer to the call, null when it can. */
  static @Nullable String fault(HttpResponse head, UpstreamCall call, int mostBytes) {
    if (head.decoderResult() instanceof HttpMessageDecoderResult size
        && size.totalSize() > mostBytes) {
      return "its head is larger than %d bytes".formatted(mostBytes);
    }
    return switchesProtocols(head) && !call.asksForUpgrade()
        ? "it switches protocols unasked"
        : null;
  }
}
