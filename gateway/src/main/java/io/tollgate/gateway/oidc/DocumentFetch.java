package io.tollgate.gateway.oidc;

import io.tollgate.http.document.Document;

/** Where documents of issuers come from, by their URI. May take its time. */
@FunctionalInterface
interface DocumentFetch {

  /** A document that was answered with 200. */
  Document fetch(String uri) throws IssuerUnavailable, InterruptedException;

  /** For logs, without what may be secret: user, password and query. */
  static String shown(String uri) {
    return uri.replaceFirst("//[^/@]*@", "//***@").replaceFirst("[?#].*", "");
  }
}
