package io.tollgate.backend.api;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes a document as bytes, without building it first. White space is never added. */
final class Xml {

  private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final int USUAL_SIZE = 512;

  /** XML has no way to write most control characters, not even escaped. */
  private static final String UNSPEAKABLE = "\uFFFD";

  private final ByteBuf out;

  private Xml(ByteBuf out) {
    this.out = out;
  }

  static Xml document() {
    return new Xml(ByteBufAllocator.DEFAULT.buffer(USUAL_SIZE)).markup(PROLOG);
  }

  ByteBuf bytes() {
    return out;
  }

  /** Tags and other text that is written as it stands; ASCII. */
  Xml markup(String ascii) {
    ByteBufUtil.writeAscii(out, ascii);
    return this;
  }

  /** Content of an element: {@code & < >} are escaped. */
  Xml text(String text) {
    return escaped(text, false);
  }

  /** Value of an attribute: quotes are escaped too. */
  Xml attribute(String text) {
    return escaped(text, true);
  }

  Xml number(long number) {
    return markup(Long.toString(number));
  }

  /** As {@code 2010-05-15 00:00:00 +0000}. */
  Xml time(long epochMillis) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
    digits(time.getYear(), 4).markup("-").digits(time.getMonthValue(), 2).markup("-");
    digits(time.getDayOfMonth(), 2).markup(" ").digits(time.getHour(), 2).markup(":");
    return digits(time.getMinute(), 2).markup(":").digits(time.getSecond(), 2).markup(" +0000");
  }

  private Xml digits(int value, int count) {
    int divisor = 1;
    for (int i = 1; i < count; i++) {
      divisor *= 10;
    }
    for (; divisor > 0; divisor /= 10) {
      out.writeByte('0' + value / divisor % 10);
    }
    return this;
  }

  private Xml escaped(String text, boolean quotes) {
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      String instead = instead(text.charAt(i), quotes);
      if (!instead.isEmpty()) {
        ByteBufUtil.writeUtf8(out, text, done, i);
        ByteBufUtil.writeUtf8(out, instead);
        done = i + 1;
      }
    }
    ByteBufUtil.writeUtf8(out, text, done, text.length());
    return this;
  }

  /** What stands for a character that may not stand itself, empty for all others. */
  private static String instead(char c, boolean quotes) {
    if (c > '>') {
      return c < '\uFFFE' ? "" : UNSPEAKABLE;
    }
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> quotes ? "&quot;" : "";
      case '\t', '\n', '\r' -> "";
      default -> c < ' ' ? UNSPEAKABLE : "";
    };
  }
}
