package io.tollgate.http.request;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What became of the bytes of one connection, as text: each whole request with its line ends as
 * {@code |}, then a status when something was refused, or {@code ...} when a request has begun and
 * not ended.
 */
final class Reading {

  static final HeadLimits LIMITS = new HeadLimits(8192, 8192, 32_768, 200);

  private final RequestDecoder decoder;
  private final List<String> outcome = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();

  private Reading(HeadLimits limits) {
    decoder = new RequestDecoder(limits);
  }

  /** Of bytes that arrive at once. */
  static List<String> of(byte[] bytes) {
    return of(LIMITS, bytes);
  }

  /** Of bytes that arrive in two pieces. */
  static List<String> of(byte[] bytes, int cut) {
    return of(LIMITS, Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
  }

  /** Of bytes that arrive one by one. */
  static List<String> byteByByte(byte[] bytes) {
    byte[][] pieces = new byte[bytes.length][];
    for (int i = 0; i < bytes.length; i++) {
      pieces[i] = new byte[] {bytes[i]};
    }
    return of(LIMITS, pieces);
  }

  static List<String> of(HeadLimits limits, byte[]... pieces) {
    Reading reading = new Reading(limits);
    for (byte[] piece : pieces) {
      reading.read(Unpooled.wrappedBuffer(piece));
    }
    return reading.outcome();
  }

  private void read(ByteBuf in) {
    for (HttpObject part = decoder.next(in); part != null; part = decoder.next(in)) {
      append(current, part);
      if (part instanceof LastHttpContent) {
        outcome.add(current.toString());
        current.setLength(0);
      }
    }
  }

  private List<String> outcome() {
    Fault fault = decoder.fault();
    if (fault != null) {
      outcome.add(String.valueOf(fault.status()));
    } else if (!current.isEmpty()) {
      outcome.add("...");
    }
    return outcome;
  }

  /** One part of a request, as it reads in an outcome. */
  static void append(StringBuilder text, HttpObject part) {
    if (part instanceof HttpRequest head) {
      text.append("%s %s %s|".formatted(head.method(), head.uri(), head.protocolVersion()));
      append(text, head.headers());
      text.append('|');
    }
    if (part instanceof HttpContent content) {
      text.append(content.content().toString(StandardCharsets.ISO_8859_1));
      content.release();
    }
    if (part instanceof LastHttpContent last && !last.trailingHeaders().isEmpty()) {
      text.append("+|");
      append(text, last.trailingHeaders());
    }
  }

  private static void append(StringBuilder text, HttpHeaders headers) {
    for (Map.Entry<String, String> header : headers) {
      text.append(header.getKey()).append(": ").append(header.getValue()).append('|');
    }
  }
}
