package io.tollgate.http.request;

/**
 * What a request's head may measure (gateway contract 8.1). Sizes in bytes.
 *
 * @param requestLine method, target and version without the line's end; above it 414
 * @param headerLine one header line with its end; above it 400
 * @param headerBlock all header lines together; above it 400
 * @param headers number of header lines; above it 400
 */
public record HeadLimits(int requestLine, int headerLine, int headerBlock, int headers) {}
