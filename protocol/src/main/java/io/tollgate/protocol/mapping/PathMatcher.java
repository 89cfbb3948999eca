package io.tollgate.protocol.mapping;

/** The path part of a pattern, compiled. */
interface PathMatcher {

  /**
   * @param path the normalised path of a request ({@link RequestPath})
   */
  PathMatch match(String path);
}
