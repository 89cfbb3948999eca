package io.tollgate.gateway.management;

import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.tollgate.gateway.configuration.ServedConfiguration;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /status/live}, {@code /status/ready} and {@code /status/info}. */
final class StatusResource {

  private final ServedConfiguration served;
  private final EventLoops loops;

  StatusResource(ServedConfiguration served, EventLoops loops) {
    this.served = served;
    this.loops = loops;
  }

  Answer live() {
    return JsonAnswer.of(200, status("live", true));
  }

  Answer ready() {
    GatewayConfiguration current = served.current();
    if (current == null) {
      return JsonAnswer.of(412, status("error", false).put("error", "not configured"));
    }
    return JsonAnswer.of(
        200,
        current.services().isEmpty() && !served.byHost()
            ? status("warning", true).put("warning", "no services")
            : status("ready", true));
  }

  /** Event loops stand for the reference's timers: what waits in them. */
  Answer info() {
    long pending =
        loops.all().stream()
            .mapToLong(
                loop ->
                    loop instanceof SingleThreadEventExecutor executor
                        ? executor.pendingTasks()
                        : 0)
            .sum();
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.putObject("timers").put("running", 0).put("pending", pending);
    info.putObject("worker").put("exiting", false).put("count", loops.all().size()).put("id", 0);
    return JsonAnswer.of(200, info);
  }

  private static ObjectNode status(String status, boolean success) {
    return JsonNodeFactory.instance.objectNode().put("status", status).put("success", success);
  }
}
