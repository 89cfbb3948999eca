package io.tollgate.gateway.oidc;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.http.document.Document;
import io.tollgate.http.document.DocumentClient;
import io.tollgate.http.document.DocumentUnavailable;

/** Asks the issuers themselves. For threads that may wait. */
final class IssuerFetch implements DocumentFetch {

  private final DocumentClient client;
  private final String userAgent;
  private final boolean verify;

  IssuerFetch(DocumentClient client, String userAgent, boolean verify) {
    this.client = client;
    this.userAgent = userAgent;
    this.verify = verify;
  }

  @Override
  public Document fetch(String uri) throws IssuerUnavailable, InterruptedException {
    Upstream place = Upstream.parse(uri, "oidc", verify);
    if (place == null) {
      throw new IssuerUnavailable(DocumentFetch.shown(uri) + " is no http or https URL");
    }
    String path = place.basePath().isEmpty() ? "/" : place.basePath();
    String target = place.query() == null ? path : path + "?" + place.query();
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.ACCEPT, "application/json, application/jwk-set+json")
            .set(HttpHeaderNames.USER_AGENT, userAgent);
    try {
      Document answer = client.get(place.target(), place.hostHeader(), target, headers);
      if (answer.status() != 200) {
        throw new IssuerUnavailable(
            "%s answers %d; redirects are not followed"
                .formatted(DocumentFetch.shown(uri), answer.status()));
      }
      return answer;
    } catch (DocumentUnavailable e) {
      throw new IssuerUnavailable(DocumentFetch.shown(uri) + " cannot be fetched: " + e.failure());
    }
  }
}
