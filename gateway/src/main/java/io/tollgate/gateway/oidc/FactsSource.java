package io.tollgate.gateway.oidc;

/** Where the facts about an issuer come from. May take its time. */
@FunctionalInterface
interface FactsSource {
  IssuerFacts fetch() throws IssuerUnavailable, InterruptedException;
}
