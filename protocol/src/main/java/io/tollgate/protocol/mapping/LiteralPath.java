package io.tollgate.protocol.mapping;

/**
 * Literal pieces with a wildcard between each two. Each piece is taken at its first place after the
 * one before; no later place could do better: what lies between the two places are characters of a
 * segment, and the next wildcard may just as well begin with them. So one pass decides, no
 * combination is tried twice, and time is at most path times pattern length.
 */
final class LiteralPath implements PathMatcher {

  private final String[] pieces;
  private final boolean toTheEnd;

  LiteralPath(PatternParts parts) {
    this.pieces = parts.literals().toArray(String[]::new);
    this.toTheEnd = parts.toTheEnd();
  }

  @Override
  public PathMatch match(String path) {
    return fits(path) ? PathMatch.MATCHES : PathMatch.DIFFERS;
  }

  private boolean fits(String path) {
    if (!path.startsWith(pieces[0])) {
      return false;
    }
    int position = pieces[0].length();
    for (int i = 1; i < pieces.length; i++) {
      boolean last = i == pieces.length - 1;
      position = afterWildcardAnd(pieces[i], path, position, last && toTheEnd);
      if (position < 0) {
        return false;
      }
    }
    return !toTheEnd || position == path.length();
  }

  /** Where the piece ends behind one or more characters of a segment, -1 when there is no place. */
  private static int afterWildcardAnd(String piece, String path, int from, boolean atTheEnd) {
    int length = path.length();
    int at = from;
    while (at < length && UriCharacters.inSegment(path.charAt(at))) {
      at++;
      if (path.startsWith(piece, at) && (!atTheEnd || at + piece.length() == length)) {
        return at + piece.length();
      }
    }
    return -1;
  }
}
