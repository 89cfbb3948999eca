package io.tollgate.http.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes the parts of a head. Text is written as ISO 8859-1, as it was read. Whatever could end a
 * line or a part early is made harmless here, so that no caller's oversight splits a message.
 */
public final class HeadBytes {

  private static final int CRLF = '\r' << 8 | '\n';
  private static final int COLON_SPACE = ':' << 8 | ' ';
  private static final byte[] VERSION_AND_SPACE = bytes("HTTP/1.1 ");
  private static final byte[] SPACE_AND_VERSION = bytes(" HTTP/1.1\r\n");
  private static final byte[] HEX = bytes("0123456789ABCDEF");

  private HeadBytes() {}

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** {@code GET /path HTTP/1.1} and line end; blanks and control characters are percent-encoded. */
  public static void requestLine(ByteBuf out, CharSequence method, String target) {
    out.ensureWritable(method.length() + 1 + 3 * target.length() + SPACE_AND_VERSION.length);
    text(out, method);
    out.writeByte(' ');
    if (firstBelow(target, '!') == target.length()) {
      ByteBufUtil.writeAscii(out, target);
    } else {
      encoded(out, target);
    }
    out.writeBytes(SPACE_AND_VERSION);
  }

  private static void encoded(ByteBuf out, String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c == 0x7f) {
        out.writeByte('%').writeByte(HEX[c >> 4]).writeByte(HEX[c & 0xf]);
      } else {
        out.writeByte(AsciiString.c2b(c));
      }
    }
  }

  /** The target as {@link #requestLine} writes it. */
  public static String harmlessTarget(String target) {
    if (firstBelow(target, '!') == target.length()) {
      return target;
    }
    ByteBuf out = Unpooled.buffer(3 * target.length());
    encoded(out, target);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** {@code HTTP/1.1 200 OK} and line end. */
  public static void statusLine(ByteBuf out, int status, CharSequence reason) {
    out.writeBytes(VERSION_AND_SPACE);
    number(out, status);
    out.writeByte(' ');
    text(out, reason);
    out.writeShort(CRLF);
  }

  /** All header lines, without the empty line at the end. */
  public static void headers(ByteBuf out, HttpHeaders headers) {
    Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = all.next();
      header(out, header.getKey(), header.getValue());
    }
  }

  public static void header(ByteBuf out, CharSequence name, CharSequence value) {
    out.ensureWritable(name.length() + value.length() + 4);
    text(out, name);
    out.writeShort(COLON_SPACE);
    text(out, value);
    out.writeShort(CRLF);
  }

  /** {@code Content-Length: 12} and line end. */
  public static void length(ByteBuf out, long length) {
    text(out, HttpHeaderNames.CONTENT_LENGTH);
    out.writeShort(COLON_SPACE);
    number(out, length);
    out.writeShort(CRLF);
  }

  /** The empty line. */
  public static void end(ByteBuf out) {
    out.writeShort(CRLF);
  }

  /** A number of at least 0 in decimal. */
  public static void number(ByteBuf out, long number) {
    if (number >= 10) {
      number(out, number / 10);
    }
    out.writeByte('0' + (int) (number % 10));
  }

  private static void text(ByteBuf out, CharSequence text) {
    if (text instanceof AsciiString ascii) {
      // Constants and names that the decoder has judged.
      ByteBufUtil.copy(ascii, out);
      return;
    }
    if (firstBelow(text, ' ') == text.length()) {
      ByteBufUtil.writeAscii(out, text);
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.writeByte(c == '\r' || c == '\n' || c == 0 ? ' ' : AsciiString.c2b(c));
    }
  }

  /** The first character below the limit, or DEL; the length when there is none. */
  private static int firstBelow(CharSequence text, char limit) {
    int at = 0;
    while (at < text.length() && text.charAt(at) >= limit && text.charAt(at) != 0x7f) {
      at++;
    }
    return at;
  }
}
