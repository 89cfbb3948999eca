package io.tollgate.http.document;

import io.tollgate.http.client.UpstreamFailure;

/** A document could not be fetched: no answer, not all of it, or too much. */
public final class DocumentUnavailable extends Exception {

  private static final long serialVersionUID = 1;

  private final transient UpstreamFailure failure;

  DocumentUnavailable(UpstreamFailure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  /** How far the attempt came. */
  public UpstreamFailure failure() {
    return failure;
  }
}
