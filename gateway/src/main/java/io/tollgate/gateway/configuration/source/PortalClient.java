package io.tollgate.gateway.configuration.source;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.configuration.source.SourceFailed.Kind;
import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.document.Document;
import io.tollgate.http.document.DocumentClient;
import io.tollgate.http.document.DocumentUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one portal for JSON. */
final class PortalClient {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final DocumentClient client;
  private final Upstream portal;
  private final HttpHeaders headers = new DefaultHttpHeaders();

  PortalClient(
      DocumentClient client, Upstream portal, Optional<String> credentials, String userAgent) {
    this.client = client;
    this.portal = portal;
    headers
        .set(HttpHeaderNames.USER_AGENT, userAgent)
        .set(HttpHeaderNames.ACCEPT, "application/json");
    credentials.ifPresent(
        pair ->
            headers.set(
                HttpHeaderNames.AUTHORIZATION,
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * @throws SourceFailed when the answer is not a JSON document with status 200
   */
  JsonNode get(String pathAndQuery) throws SourceFailed, InterruptedException {
    Document answer = answer(pathAndQuery);
    if (answer.status() != 200) {
      throw new SourceFailed(
          Kind.NO_DOCUMENT,
          "%s answered %d to GET %s%s"
              .formatted(this, answer.status(), pathAndQuery, remedy(answer.status())));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new SourceFailed(
          Kind.NOT_USABLE,
          "%s answered GET %s with what is not JSON".formatted(this, pathAndQuery));
    }
  }

  private Document answer(String pathAndQuery) throws SourceFailed, InterruptedException {
    try {
      return client.get(portal.target(), portal.hostHeader(), pathAndQuery, headers);
    } catch (DocumentUnavailable e) {
      throw new SourceFailed(
          connected(e.failure()) ? Kind.NO_DOCUMENT : Kind.NO_CONNECTION,
          "%s cannot be asked, check its URL and that it runs: %s".formatted(this, e.failure()),
          e);
    }
  }

  private static boolean connected(UpstreamFailure failure) {
    return switch (failure.kind()) {
      case REFUSED, UNREACHABLE, CONNECT_TIMEOUT, PROXY -> false;
      default -> true;
    };
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401, 403 -> "; check the credential in the portal's URL, https://TOKEN@host";
      case 301, 302, 303, 307, 308 -> "; redirects are not followed, name where it leads to";
      default -> "";
    };
  }

  @Override
  public String toString() {
    return "portal " + portal.origin();
  }
}
