package io.tollgate.admin.rest.output;

import java.nio.charset.StandardCharsets;

/** Builds an XML document; names are given by the program, texts are escaped. */
public final class XmlText {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private boolean tagOpen;

  public XmlText open(String name) {
    closeTag();
    out.append('<').append(name);
    tagOpen = true;
    return this;
  }

  /** Belongs to the element opened last; before any content of it. */
  public XmlText attribute(String name, Object value) {
    out.append(' ').append(name).append("=\"");
    escape(String.valueOf(value));
    out.append('"');
    return this;
  }

  public XmlText text(String value) {
    closeTag();
    escape(value);
    return this;
  }

  public XmlText close(String name) {
    closeTag();
    out.append("</").append(name).append('>');
    return this;
  }

  public XmlText element(String name, String value) {
    return open(name).text(value).close(name);
  }

  public byte[] bytes() {
    return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void closeTag() {
    if (tagOpen) {
      out.append('>');
      tagOpen = false;
    }
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isCharacter(c) ? c : '\uFFFD');
              }
            });
  }

  /** Whether XML 1.0 can carry it. */
  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
