package io.tollgate.http.request;

import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** A header or trailer line, judged and taken apart. One serves line after line. */
final class FieldLine {

  private AsciiString name = AsciiString.EMPTY_STRING;
  private AsciiString value = AsciiString.EMPTY_STRING;

  AsciiString name() {
    return name;
  }

  /** Without the blanks around it; refers to the block it was read from. */
  AsciiString value() {
    return value;
  }

  /**
   * @param to behind the line's last byte, its end not counted
   */
  @Nullable Fault read(byte[] block, int from, int to) {
    int colon = Characters.find(':', block, from, to);
    if (colon == from || colon == to) {
      return malformedName(block, from, to);
    }
    AsciiString usual = HeaderNames.usual(block, from, colon);
    if (usual == null && Characters.tokenEnd(block, from, colon) < colon) {
      return malformedName(block, from, to);
    }
    int valueFrom = colon + 1;
    while (valueFrom < to && isBlank(block[valueFrom])) {
      valueFrom++;
    }
    if (Characters.valueEnd(block, valueFrom, to) < to) {
      return Fault.bad("A header value has a control character");
    }
    int valueTo = to;
    while (valueTo > valueFrom && isBlank(block[valueTo - 1])) {
      valueTo--;
    }
    name = usual == null ? new AsciiString(block, from, colon - from, false) : usual;
    value = new AsciiString(block, valueFrom, valueTo - valueFrom, false);
    return null;
  }

  private static Fault malformedName(byte[] block, int from, int to) {
    int nameEnd = Characters.tokenEnd(block, from, to);
    if (isBlank(block[from])) {
      return Fault.bad("A header is folded over several lines");
    }
    if (nameEnd == to) {
      return Fault.bad("A header line has no colon");
    }
    if (nameEnd == from && block[from] == ':') {
      return Fault.bad("A header has no name");
    }
    if (isBlank(block[nameEnd])) {
      return Fault.bad("There is a blank before the colon of a header");
    }
    return Fault.bad("A header name has a character that is not allowed");
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
