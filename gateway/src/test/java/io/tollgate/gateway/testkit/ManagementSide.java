package io.tollgate.gateway.testkit;

import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The management API of a fixture's gateway, on a port of its own. */
public final class ManagementSide implements AutoCloseable {

  private final HttpServer server;

  public ManagementSide(GatewayFixture fixture) {
    server =
        HttpServer.listen(
            fixture.loops,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            HttpLimits.DEFAULT,
            BadRequestPage.EMPTY,
            () -> new ApiHandler(fixture.gateway().managementHandler(), BodyLimit.SMALL));
  }

  public RawMessage get(String target, String... headers) {
    return RawClient.exchange(
        server.address(), GatewayFixture.request("GET", target, "localhost", "", headers));
  }

  @Override
  public void close() {
    server.close();
  }
}
