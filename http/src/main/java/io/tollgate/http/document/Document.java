package io.tollgate.http.document;

import java.nio.charset.StandardCharsets;

/**
 * A whole answer, small enough to be held in memory.
 *
 * @param contentType as sent, empty when there is none
 */
// An array is fine here: nobody compares documents.
@SuppressWarnings("ArrayRecordComponent")
public record Document(int status, String contentType, byte[] body) {

  /** The body read as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Without the body: it may hold secrets. */
  @Override
  public String toString() {
    return "Document[" + status + " " + contentType + ", " + body.length + " bytes]";
  }
}
