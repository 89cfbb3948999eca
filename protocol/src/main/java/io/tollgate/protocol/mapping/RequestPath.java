package io.tollgate.protocol.mapping;

/**
 * The path of a request in the form that rules and policies see: percent-decoded, dot segments
 * resolved, {@code //} merged, encoded again (gateway.md, 2.3 "path compared" and 8.3). The usual
 * path has that form already and costs no allocation.
 */
public sealed interface RequestPath {

  /**
   * @param received the target's path as received, one char per byte (ISO 8859-1), without host and
   *     query; the empty path of an absolute-form target is to be given as {@code /}
   */
  static RequestPath of(String received) {
    return PathNormaliser.isNormal(received)
        ? AsReceived.INSTANCE
        : new PathNormaliser(received).normalise();
  }

  /** The path is what rules see and what is forwarded, unchanged. */
  enum AsReceived implements RequestPath {
    INSTANCE
  }

  /**
   * Rules see another spelling than was received.
   *
   * @param path the normalised path
   * @param restructured whether a dot segment or a duplicate slash was removed; then this path is
   *     forwarded too, else the received one
   * @param encodedSlash whether {@code %2F} was received, which is a slash in {@code path}
   */
  record Normalised(String path, boolean restructured, boolean encodedSlash)
      implements RequestPath {}

  /**
   * To be answered 400.
   *
   * @param reason follows "the path" in a sentence, without the caller's bytes
   */
  record Malformed(String reason) implements RequestPath {}
}
