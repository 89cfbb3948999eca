package io.tollgate.backend.billing;

/**
 * Is told of the calls that providers make. Called on event loops for every call: it neither blocks
 * nor throws.
 */
public interface ProviderCalls {

  /** Nobody is billed. */
  ProviderCalls NOT_BILLED =
      new ProviderCalls() {
        @Override
        public void authorized(String providerKey) {}

        @Override
        public void transacted(String providerKey, int transactions) {}
      };

  /**
   * A call asked whether it may pass, whatever the answer.
   *
   * @param providerKey as the call gave it; it may not exist
   */
  void authorized(String providerKey);

  /** Usage was taken: of one authrep, or the transactions of a report. */
  void transacted(String providerKey, int transactions);
}
