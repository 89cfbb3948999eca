package io.tollgate.admin.rest.input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a multipart form; the content of each is taken as text. */
final class Multipart extends MultiPart.AbstractPartsListener {
  private static final int MOST_PARTS = 1_000;

  private final InputTree tree;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private @Nullable UnreadableInput fault;
  private boolean complete;

  private Multipart(InputTree tree) {
    this.tree = tree;
  }

  static void read(String contentType, byte[] body, InputTree tree) throws UnreadableInput {
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null || boundary.isEmpty()) {
      throw UnreadableInput.malformed("the Content-Type multipart/form-data needs a boundary");
    }
    Multipart parts = new Multipart(tree);
    MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
    parser.setMaxParts(MOST_PARTS);
    try {
      parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
    } catch (RuntimeException e) {
      throw UnreadableInput.malformed("the body is not valid multipart/form-data");
    }
    if (parts.fault != null) {
      throw parts.fault;
    }
    if (!parts.complete) {
      throw UnreadableInput.malformed("the multipart/form-data body is cut off");
    }
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    ByteBuffer bytes = chunk.getByteBuffer();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    content.writeBytes(copy);
  }

  @Override
  public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
    try {
      if (name != null) {
        tree.put(name, PercentText.utf8(content.toByteArray()));
      }
    } catch (UnreadableInput e) {
      fault = e;
    }
    content.reset();
  }

  @Override
  public void onComplete() {
    complete = true;
  }

  @Override
  public void onFailure(Throwable failure) {
    fault = UnreadableInput.malformed("the body is not valid multipart/form-data");
  }
}
