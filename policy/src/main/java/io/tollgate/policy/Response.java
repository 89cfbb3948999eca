package io.tollgate.policy;

import java.net.http.HttpHeaders;

/** The head of an answer as policies before this one left it. Immutable. */
public interface Response {

  int status();

  HttpHeaders headers();
}
