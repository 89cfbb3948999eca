package io.tollgate.backend.api;

import io.netty.buffer.Unpooled;
import io.tollgate.http.server.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of these endpoints that {@code GET /openapi.json} shows (1.1). */
final class OpenApiDocument {

  private static final String FILE = "openapi.json";

  private final byte[] json;

  private OpenApiDocument(byte[] json) {
    this.json = json;
  }

  /**
   * @param version of the backend
   */
  static OpenApiDocument of(String version) {
    try (InputStream file = OpenApiDocument.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing in the backend's jar: build it again");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new OpenApiDocument(
          text.replace("${version}", version).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer answer() {
    return Answers.of(200, "application/json", Unpooled.wrappedBuffer(json));
  }
}
