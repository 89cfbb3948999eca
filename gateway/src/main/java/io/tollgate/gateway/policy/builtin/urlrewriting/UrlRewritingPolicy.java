package io.tollgate.gateway.policy.builtin.urlrewriting;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.QueryEdit;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.Rewriting;
import java.util.ArrayList;
import java.util.List;

/**
 * In <em>rewrite</em>: changes the path, then the query. Before {@code apicast} mapping rules see
 * what it made, behind it only the upstream does.
 */
public final class UrlRewritingPolicy implements Policy {

  /** Makes it of {@code commands[]} and {@code query_args_commands[]}. */
  public static PolicyFactory factory(Templates templates) {
    return (configuration, site, faults) -> {
      PolicyFields fields = new PolicyFields(configuration);
      List<PathCommand> paths = new ArrayList<>();
      for (PolicyFields command : fields.objects("commands")) {
        PathCommand made = PathCommand.of(command);
        if (made != null) {
          paths.add(made);
        }
      }
      List<QueryCommand> queries = new ArrayList<>();
      for (PolicyFields command : fields.objects("query_args_commands")) {
        queries.add(QueryCommand.of(command, templates, faults));
      }
      return fields.outcome(new UrlRewritingPolicy(paths, queries));
    };
  }

  private final List<PathCommand> paths;
  private final List<QueryCommand> queries;

  private UrlRewritingPolicy(List<PathCommand> paths, List<QueryCommand> queries) {
    this.paths = List.copyOf(paths);
    this.queries = List.copyOf(queries);
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    PhaseOutcome outcome = rewritePath(call);
    if (outcome == PhaseOutcome.CONTINUE && !queries.isEmpty()) {
      rewriteQuery(call);
    }
    return outcome;
  }

  private PhaseOutcome rewritePath(Call call) {
    String before = call.line().decodedPath();
    String path = before;
    for (PathCommand command : paths) {
      if (!command.methods().includes(call.line().method())) {
        continue;
      }
      String changed = command.applied(path);
      if (changed != null) {
        path = changed;
        if (command.last()) {
          break;
        }
      }
    }
    return path.equals(before)
        ? PhaseOutcome.CONTINUE
        : Rewriting.to(call.line().elsewhere(path, call.line().query()), call);
  }

  private void rewriteQuery(Call call) {
    QueryEdit query = new QueryEdit(call.line().query());
    TemplateContext context = TemplateContext.of(call);
    for (QueryCommand command : queries) {
      if (command.methods().includes(call.line().method())) {
        command.apply(query, context);
      }
    }
    call.rewrite(call.line().asking(query.query()));
  }
}
