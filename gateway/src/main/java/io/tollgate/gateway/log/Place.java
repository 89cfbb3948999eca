package io.tollgate.gateway.log;

import io.tollgate.gateway.call.Call;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/** The facts of one line about a call, in the order in which operators know them. */
final class Place {

  private final StringBuilder line;
  private LoggingEventBuilder event;
  private final Call call;
  private final @Nullable ServiceConfiguration service;

  /**
   * @param line begins with what happened
   */
  Place(StringBuilder line, LoggingEventBuilder event, Call call) {
    this.line = line;
    this.event = event;
    this.call = call;
    this.service = call.service();
  }

  /** Who called what. */
  Place client() {
    fact("client", call.client().loggedIp());
    fact("server", service == null ? "_" : service.systemName());
    quoted(
        "request",
        call.line().method()
            + ' '
            + CredentialMask.mask(call.request().uri(), service)
            + ' '
            + call.request().protocolVersion().text());
    return this;
  }

  Place subrequest(String name, String url) {
    quoted("subrequest", name);
    return upstream(url);
  }

  Place upstream(String url) {
    quoted("upstream", CredentialMask.mask(url, service));
    return this;
  }

  Place host() {
    quoted("host", call.line().host());
    return this;
  }

  Place peer(String peer) {
    fact("peer", peer);
    return this;
  }

  /** Ends the line and logs it. */
  void tell() {
    fact("request_id", call.requestId());
    event.addKeyValue("connection", call.client().number()).log("{}", line);
  }

  private void fact(String name, String value) {
    line.append(", ").append(name).append(": ");
    LogText.append(line, value);
    event = event.addKeyValue(name, value);
  }

  private void quoted(String name, String value) {
    line.append(", ").append(name).append(": \"");
    LogText.append(line, value);
    line.append('"');
    event = event.addKeyValue(name, value);
  }
}
