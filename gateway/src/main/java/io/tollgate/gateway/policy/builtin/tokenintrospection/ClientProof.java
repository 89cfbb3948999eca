package io.tollgate.gateway.policy.builtin.tokenintrospection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How the gateway shows to an issuer who it is. */
@FunctionalInterface
interface ClientProof {

  /** Adds to the headers, or to the form, what proves it. */
  void addTo(HttpHeaders headers, StringBuilder form);

  /** Id and secret in HTTP's Basic scheme. */
  static ClientProof basic(String id, String secret) {
    String pair = id + ":" + secret;
    String header =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return (headers, form) -> headers.set(HttpHeaderNames.AUTHORIZATION, header);
  }

  /** A token that the gateway makes for itself (RFC 7523). */
  static ClientProof assertion(ClientAssertion assertion) {
    return (headers, form) ->
        form.append("&client_id=")
            .append(PercentEncoding.encode(assertion.clientId()))
            .append("&client_assertion_type=")
            .append(
                PercentEncoding.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"))
            .append("&client_assertion=")
            .append(assertion.make());
  }
}
