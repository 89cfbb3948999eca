package io.tollgate.backend.internal.route;

import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is asked.
 *
 * @param variables of the path, decoded, by name
 * @param parameters the members of the body over those of the query
 */
public record InternalRequest(Map<String, String> variables, Attributes parameters) {

  /** A variable of the route's path. */
  public String path(String variable) {
    String value = variables.get(variable);
    if (value == null) {
      throw new IllegalArgumentException("the route's path has no {" + variable + "}");
    }
    return value;
  }

  /** The object that wraps what the request is about. */
  public Attributes wrapper(String name)
      throws InvalidAttributeException, MissingParameterException {
    @Nullable Attributes wrapper = parameters.object(name);
    if (wrapper == null) {
      throw new MissingParameterException(name);
    }
    return wrapper;
  }

  /** Without values: they may be keys. */
  @Override
  public String toString() {
    return "InternalRequest" + variables.keySet();
  }
}
