package io.tollgate.http.server;

import io.tollgate.http.request.HeadLimits;

/**
 * What a request may measure and how long it may take (gateway contract 8.1). Sizes in bytes.
 *
 * @param requestLine method, target and version; above it 414
 * @param headerLine one header line; above it 400
 * @param headerBlock all header lines together; above it 400
 * @param headers number of header lines; above it 400
 */
public record HttpLimits(
    int requestLine, int headerLine, int headerBlock, int headers, HttpTimeouts timeouts) {

  /** 8 KiB, 8 KiB, 32 KiB, 200 lines. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(8192, 8192, 32_768, 200, HttpTimeouts.DEFAULT);

  /** The same sizes with other times. */
  public HttpLimits with(HttpTimeouts other) {
    return new HttpLimits(requestLine, headerLine, headerBlock, headers, other);
  }

  /** The sizes alone. */
  HeadLimits head() {
    return new HeadLimits(requestLine, headerLine, headerBlock, headers);
  }
}
