package io.tollgate.admin.rest.server;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An HTTP request as it came. */
public interface RestRequest {
  String method();

  /** Still percent-encoded. */
  String path();

  /** Still percent-encoded, null when there is none. */
  @Nullable String query();

  /** The first header of this name, null when there is none. */
  @Nullable String header(String name);

  /** Network address of the peer. */
  String peer();

  InputStream body() throws IOException;

  /**
   * What was read of the body is about to become a tree, which takes many times its memory.
   *
   * @throws IOException when there is no memory for it now
   */
  void unfoldBody() throws IOException;

  /**
   * The answer will be made of so many bytes of texts; waits until there is memory for them.
   *
   * @throws IOException when there was none for a while
   */
  void expectAnswerOf(long bytes) throws IOException;
}
