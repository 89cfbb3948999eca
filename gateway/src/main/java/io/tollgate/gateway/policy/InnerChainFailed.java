package io.tollgate.gateway.policy;

/** A policy of a chain within another one failed while an answer passed; its chain has said so. */
public final class InnerChainFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  public InnerChainFailed() {
    super("a policy of the inner chain failed");
  }
}
