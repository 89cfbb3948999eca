package io.tollgate.protocol.mapping;

import io.tollgate.protocol.mapping.RequestPath.Malformed;
import io.tollgate.protocol.mapping.RequestPath.Normalised;
import java.util.HexFormat;

/** The work behind {@link RequestPath}, for paths that are not in normal form. */
final class PathNormaliser {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String received;

  /** Decoded bytes of the segments kept so far. */
  private final char[] kept;

  private int length;
  private int segmentStart;
  private boolean restructured;
  private boolean encodedSlash;

  PathNormaliser(String received) {
    this.received = received;
    this.kept = new char[received.length()];
  }

  /** Whether nothing needs doing, or so it seems at a glance: a doubtful path answers false. */
  static boolean isNormal(String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return false;
    }
    char before = 'x';
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!UriCharacters.plainInPath(c) || (before == '/' && (c == '/' || c == '.'))) {
        return false;
      }
      before = c;
    }
    return true;
  }

  RequestPath normalise() {
    if (received.isEmpty() || received.charAt(0) != '/') {
      return new Malformed("does not start with a slash");
    }
    kept[0] = '/';
    length = segmentStart = 1;
    for (int i = 1; i < received.length(); i++) {
      int decoded = received.charAt(i);
      if (decoded == '%') {
        decoded = escaped(i + 1);
        i += 2;
        encodedSlash |= decoded == '/';
      }
      if (decoded <= 0 || decoded > 0xFF) {
        return new Malformed(fault(decoded));
      }
      if (decoded != '/') {
        kept[length++] = (char) decoded;
      } else if (!closeSegment(true)) {
        return new Malformed("leads above the root");
      }
    }
    return closeSegment(false) ? result() : new Malformed("leads above the root");
  }

  private RequestPath result() {
    String path = encoded();
    return path.equals(received)
        ? RequestPath.AsReceived.INSTANCE
        : new Normalised(path, restructured, encodedSlash);
  }

  /** The byte of an escape, -1 when the digits are none. */
  private int escaped(int digits) {
    if (digits + 2 > received.length()
        || !HexFormat.isHexDigit(received.charAt(digits))
        || !HexFormat.isHexDigit(received.charAt(digits + 1))) {
      return -1;
    }
    return HexFormat.fromHexDigits(received, digits, digits + 2);
  }

  private static String fault(int decoded) {
    return switch (decoded) {
      case -1 -> "has a percent sign without two hexadecimal digits";
      case 0 -> "has a NUL";
      default -> "has a character that is no byte";
    };
  }

  /** Ends the segment at a slash, or at the end of the path. False: it leads above the root. */
  private boolean closeSegment(boolean slash) {
    int size = length - segmentStart;
    boolean dots = size > 0 && size <= 2 && kept[segmentStart] == '.' && kept[length - 1] == '.';
    if (dots && size == 2) {
      return dropWithParent();
    }
    if (dots || (slash && size == 0)) {
      length = segmentStart;
      restructured = true;
    } else if (slash) {
      kept[length++] = '/';
      segmentStart = length;
    }
    return true;
  }

  private boolean dropWithParent() {
    if (segmentStart == 1) {
      return false;
    }
    length = segmentStart - 1;
    while (kept[length - 1] != '/') {
      length--;
    }
    segmentStart = length;
    restructured = true;
    return true;
  }

  private String encoded() {
    StringBuilder path = new StringBuilder(length + 16);
    for (int i = 0; i < length; i++) {
      if (UriCharacters.plainInPath(kept[i])) {
        path.append(kept[i]);
      } else {
        path.append('%').append(HEX.toHexDigits((byte) kept[i]));
      }
    }
    return path.toString();
  }
}
