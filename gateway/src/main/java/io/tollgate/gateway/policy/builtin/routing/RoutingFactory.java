package io.tollgate.gateway.policy.builtin.routing;

import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.condition.Condition;
import io.tollgate.gateway.condition.ConditionReader;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes it of {@code rules[]}. */
public final class RoutingFactory implements PolicyFactory {

  private final Templates templates;
  private final boolean verify;

  /**
   * @param verify whether certificates of TLS upstreams must be trusted
   */
  public RoutingFactory(Templates templates, boolean verify) {
    this.templates = templates;
    this.verify = verify;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    ConditionReader conditions = new ConditionReader(templates, faults);
    List<RoutingRule> rules = new ArrayList<>();
    List<PolicyFields> items = fields.objects("rules");
    for (int i = 0; i < items.size(); i++) {
      PolicyFields item = items.get(i);
      String place = "rules[" + i + "].";
      Upstream upstream = upstream(item, site);
      Condition condition =
          conditions.read(
              place + "condition", item.node("condition"), "value", new MatchReader(templates));
      if (upstream != null) {
        rules.add(new RoutingRule(condition, upstream, path(item, place, faults), owner(item)));
      }
    }
    return conditions.problem() == null
        ? fields.outcome(new RoutingPolicy(rules))
        : new PolicyOutcome.Invalid(conditions.problem());
  }

  private @Nullable Upstream upstream(PolicyFields item, PolicySite site) {
    Upstream upstream = Upstream.parse(item.text("url", ""), site.service().id(), verify);
    if (upstream == null) {
      item.wrong("url", "must be an http, https, ws or wss URL");
      return null;
    }
    String host = HeaderText.safe(item.text("host_header", "")).strip();
    if (host.isEmpty()) {
      String rewritten = site.service().proxy().hostnameRewrite();
      host = rewritten == null ? "" : rewritten;
    }
    // Even with the same Host each rule has an upstream of its own: it tells which one was picked.
    return upstream.calledBy(host.isEmpty() ? upstream.hostHeader() : host);
  }

  private @Nullable Template path(PolicyFields item, String place, Consumer<String> faults) {
    return item.has("replace_path")
        ? templates.liquid(
            item.text("replace_path", ""), fault -> faults.accept(place + "replace_path " + fault))
        : null;
  }

  private static @Nullable String owner(PolicyFields item) {
    String owner = item.text("owner_id", "");
    return owner.isEmpty() ? null : owner;
  }
}
