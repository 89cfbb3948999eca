package io.tollgate.backend.internal.route;

import io.tollgate.protocol.administration.InvalidAttributeException;

/** Answers the requests of one route. May block. */
@FunctionalInterface
public interface Endpoint {

  /**
   * @throws InvalidAttributeException answered 400 with the attribute's name
   * @throws MissingParameterException answered 400 with the parameter's name
   */
  Reply answer(InternalRequest request) throws InvalidAttributeException, MissingParameterException;
}
