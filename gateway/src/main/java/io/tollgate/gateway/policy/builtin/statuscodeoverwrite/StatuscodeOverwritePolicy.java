package io.tollgate.gateway.policy.builtin.statuscodeoverwrite;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import java.util.HashMap;
import java.util.Map;

/** Changes the status of answers, also of the gateway's own. */
public final class StatuscodeOverwritePolicy implements Policy {

  /** Makes it of {@code http_statuses[]}. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        Map<Integer, HttpResponseStatus> statuses = new HashMap<>();
        for (PolicyFields item : fields.objects("http_statuses")) {
          int from = (int) item.whole("upstream", 0, 100, 600);
          int to = (int) item.whole("apicast", 0, 100, 600);
          if (from == 0 || to == 0) {
            item.wrong(from == 0 ? "upstream" : "apicast", "must be a status from 100 to 600");
          } else if (to < 200 || to > 599 || bodiless(to) != bodiless(from)) {
            faults.accept(
                "http_statuses: %d cannot be answered as %d, whose body ends elsewhere; it is left"
                        .formatted(from, to)
                    + " as it is");
          } else {
            statuses.put(from, HttpResponseStatus.valueOf(to));
          }
        }
        return fields.outcome(new StatuscodeOverwritePolicy(statuses));
      };

  private final Map<Integer, HttpResponseStatus> statuses;

  private StatuscodeOverwritePolicy(Map<Integer, HttpResponseStatus> statuses) {
    this.statuses = Map.copyOf(statuses);
  }

  private static boolean bodiless(int status) {
    return status == 204 || status == 304;
  }

  @Override
  public void response(Call call, HttpResponse head) {
    HttpResponseStatus status = statuses.get(head.status().code());
    if (status != null) {
      head.setStatus(status);
    }
  }
}
