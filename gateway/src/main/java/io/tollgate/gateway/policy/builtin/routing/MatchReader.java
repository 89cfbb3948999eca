package io.tollgate.gateway.policy.builtin.routing;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Parameters;
import io.tollgate.gateway.condition.ConditionReader;
import io.tollgate.gateway.condition.Operand;
import io.tollgate.gateway.liquid.Templates;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the rules of the policy compare: path, header, parameter, claim or a template. */
final class MatchReader implements ConditionReader.LeftReader {

  private final Templates templates;

  MatchReader(Templates templates) {
    this.templates = templates;
  }

  @Override
  public @Nullable Operand read(JsonNode operation, Consumer<String> problem) {
    return switch (operation.path("match").asString("")) {
      case "path" -> of(call -> call.line().decodedPath());
      case "header" -> named(operation, "header_name", problem, MatchReader::header);
      case "query_arg" -> named(operation, "query_arg_name", problem, MatchReader::parameter);
      case "jwt_claim" -> named(operation, "jwt_claim_name", problem, MatchReader::claim);
      case "liquid" ->
          Operand.of(
              templates.liquid(
                  operation.path("liquid_value").asString(""),
                  fault -> problem.accept("liquid_value " + fault)));
      default -> {
        problem.accept("match must be path, header, query_arg, jwt_claim or liquid");
        yield null;
      }
    };
  }

  private interface Named {
    @Nullable String of(Call call, String name);
  }

  private static @Nullable Operand named(
      JsonNode operation, String field, Consumer<String> problem, Named value) {
    String name = operation.path(field).asString("");
    if (name.isEmpty()) {
      problem.accept(field + " must not be empty");
      return null;
    }
    return of(call -> value.of(call, name));
  }

  private static Operand of(Function<Call, @Nullable String> value) {
    return context -> {
      String found = value.apply(context.call());
      return found == null ? Operand.NIL : found;
    };
  }

  private static @Nullable String header(Call call, String name) {
    return call.headers().get(name);
  }

  private static @Nullable String parameter(Call call, String name) {
    String query = call.line().query();
    return query == null ? null : Parameters.parse(query).first(name);
  }

  private static @Nullable String claim(Call call, String name) {
    Object claim = call.jwt() == null ? null : call.jwt().get(name);
    return claim == null ? null : claim.toString();
  }
}
