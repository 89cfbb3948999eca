package io.tollgate.http.request;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The first line of a request, judged and taken apart. One serves line after line. */
final class RequestLine {

  private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION_LENGTH = 8;

  private HttpMethod method = HttpMethod.GET;
  private String target = "";
  private HttpVersion version = HttpVersion.HTTP_1_1;

  HttpMethod method() {
    return method;
  }

  /** As received, each byte one character. */
  String target() {
    return target;
  }

  HttpVersion version() {
    return version;
  }

  /**
   * @param to behind the line's last byte, its end not counted
   */
  @Nullable Fault read(byte[] block, int from, int to) {
    int methodEnd = Characters.tokenEnd(block, from, to);
    if (methodEnd == from || methodEnd == to || block[methodEnd] != ' ') {
      return Fault.bad("The request line does not begin with a method and a blank");
    }
    int targetFrom = methodEnd + 1;
    int targetEnd = Characters.targetEnd(block, targetFrom, to);
    if (targetEnd < to && block[targetEnd] != ' ') {
      return Fault.bad("The request target has a control character");
    }
    if (targetEnd == targetFrom || targetEnd == to) {
      return Fault.bad("The request line is not a method, a target and a version");
    }
    Fault fault = version(block, targetEnd + 1, to);
    if (fault == null) {
      method = Methods.of(block, from, methodEnd);
      fault = served(method);
    }
    if (fault == null) {
      fault = Target.fault(method, block, targetFrom, targetEnd);
    }
    if (fault == null) {
      target = new String(block, targetFrom, targetEnd - targetFrom, StandardCharsets.ISO_8859_1);
    }
    return fault;
  }

  private @Nullable Fault version(byte[] block, int from, int to) {
    int minor = to - 1;
    if (to - from != VERSION_LENGTH
        || !Arrays.equals(VERSION, 0, 5, block, from, from + 5)
        || !isDigit(block[from + 5])
        || block[from + 6] != '.'
        || !isDigit(block[minor])) {
      return Fault.bad("The request line does not end with a version such as HTTP/1.1");
    }
    if (block[from + 5] != '1' || block[minor] > '1') {
      return new Fault(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here");
    }
    version = block[minor] == '1' ? HttpVersion.HTTP_1_1 : HttpVersion.HTTP_1_0;
    return null;
  }

  /** Whether there is something to say against a method as such. */
  static @Nullable Fault served(HttpMethod method) {
    return method == HttpMethod.CONNECT || method == HttpMethod.TRACE
        ? new Fault(405, "The method %s is not served".formatted(method))
        : null;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
