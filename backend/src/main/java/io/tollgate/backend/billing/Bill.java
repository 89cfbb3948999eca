package io.tollgate.backend.billing;

/**
 * What one provider has called for in one minute.
 *
 * @param authorizations calls that asked whether they may pass
 * @param transactions usage that was taken
 */
record Bill(long authorizations, long transactions) {

  /**
   * @param providerApplication the master service's application that stands for the provider
   * @param minuteMillis start of the minute, milliseconds since 1970
   */
  record Key(String providerApplication, long minuteMillis) {}

  Bill plus(Bill other) {
    return new Bill(authorizations + other.authorizations, transactions + other.transactions);
  }
}
