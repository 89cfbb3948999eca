package io.tollgate.http.request;

import org.jspecify.annotations.Nullable;

/**
 * What a request's head may measure (gateway contract 8.1). Sizes in bytes.
 *
 * @param requestLine method, target and version without the line's end; above it 414
 * @param headerLine one header line with its end; above it 400
 * @param headerBlock all header lines together; above it 400
 * @param headers number of header lines; above it 400
 */
public record HeadLimits(int requestLine, int headerLine, int headerBlock, int headers) {

  /**
   * What is wrong with the size of a head so far.
   *
   * @param line bytes of the last header line
   * @param block bytes of all header lines
   * @param count of header lines
   */
  @Nullable Fault fault(int line, int block, int count) {
    if (line > headerLine) {
      return tooLongHeaderLine();
    }
    if (block > headerBlock) {
      return Fault.bad("The headers are longer than %d bytes".formatted(headerBlock));
    }
    return count > headers ? Fault.bad("More than %d headers".formatted(headers)) : null;
  }

  Fault tooLongHeaderLine() {
    return Fault.bad("A header line is longer than %d bytes".formatted(headerLine));
  }

  static Fault tooLongRequestLine() {
    return new Fault(414, "The request line is too long");
  }
}
