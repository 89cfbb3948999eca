package io.tollgate.admin.rest.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a body, read no further than asked. */
final class RequestBody {
  private final InputStream stream;
  private byte[] read = {};

  RequestBody(InputStream stream) {
    this.stream = stream;
  }

  /** The whole body, null when it is longer than this. */
  byte @Nullable [] upTo(int most) throws IOException {
    if (read.length <= most) {
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(read), stream);
      read = all.readNBytes(most + 1);
    }
    return read.length > most ? null : read;
  }
}
