package io.tollgate.backend.api;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

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
