package io.tollgate.admin.rest.server;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.InputReader;
import io.tollgate.admin.rest.input.PercentText;
import io.tollgate.admin.rest.input.StorableText;
import io.tollgate.admin.rest.input.UnreadableInput;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Formats;
import io.tollgate.admin.rest.route.RestAnswer;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.RouteTree;
import io.tollgate.admin.rest.route.Verb;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes a request through the steps of ruling 2, each of which may end it. */
public final class RestRouter {
  private static final int LARGEST_BODY = 10 * 1024 * 1024;

  /** Of somebody who has not shown who he is. */
  private static final int SMALL_BODY = 64 * 1024;

  private static final String ACCESS_DENIED = "Access denied";
  private static final String WRONG_TOKEN =
      "Your access token does not have the correct permissions";

  private final RouteTree routes;
  private final Authenticator authenticator;
  private final String baseUrl;
  private final ForwardedFor forwarded;

  /**
   * @param baseUrl address of the admin host as callers see it, without a trailing slash
   * @param forwarded whom to believe where a request comes from
   */
  public RestRouter(
      List<Route<?, ?, ?>> routes,
      Authenticator authenticator,
      String baseUrl,
      ForwardedFor forwarded) {
    this.routes = new RouteTree(routes);
    this.authenticator = authenticator;
    this.baseUrl = baseUrl;
    this.forwarded = forwarded;
  }

  public RestAnswer answer(RestRequest request) throws IOException {
    RequestPath path = RequestPath.of(request.path());
    Format asked = path.format() == null ? Format.JSON : path.format();
    Verb verb = Verb.ofMethod(request.method());
    RequestPath.Found found = verb == null ? null : path.find(routes, verb);
    if (found == null) {
      return ErrorAnswer.notFound(asked);
    }
    RequestBody body = new RequestBody(request.body());
    String source = forwarded.source(request.peer(), request.header("X-Forwarded-For"));
    if (found.match().route().access().isOpen()) {
      return permitted(request, body, found, Caller.nobody(source), format(request, found));
    }
    Authenticator.Verdict verdict =
        authenticator.authenticate(
            CredentialsReader.read(request, body), source, request.header("Host"));
    return switch (verdict) {
      case Authenticator.Verdict.Accepted(Caller caller) ->
          permitted(request, body, found, caller, format(request, found));
      case Authenticator.Verdict.Denied() -> ErrorAnswer.error(403, ACCESS_DENIED, asked);
      case Authenticator.Verdict.NotHere() -> ErrorAnswer.notFound(asked);
      case Authenticator.Verdict.TenantSuspended() -> RestAnswer.empty(403);
      case Authenticator.Verdict.Throttled(long seconds) ->
          ErrorAnswer.error(429, "Too many failed attempts", asked)
              .with("Retry-After", Long.toString(seconds));
    };
  }

  private RestAnswer permitted(
      RestRequest request,
      RequestBody body,
      RequestPath.Found found,
      Caller caller,
      @Nullable Format format)
      throws IOException {
    Route<?, ?, ?> route = found.match().route();
    Format errors = format == null ? Format.JSON : format;
    return switch (route.access().of(caller, route.verb())) {
      case Access.Verdict.WRONG_TOKEN -> ErrorAnswer.error(403, WRONG_TOKEN, errors);
      case Access.Verdict.WRONG_USER -> ErrorAnswer.status(403, "Forbidden", errors);
      case Access.Verdict.NO_USER -> ErrorAnswer.error(403, ACCESS_DENIED, errors);
      case Access.Verdict.ALLOWED -> {
        Map<String, String> parameters = parameters(found.match());
        Route.Bound bound =
            parameters == null ? null : route.bind(Call.of(caller, parameters, request::header));
        if (parameters == null || bound == null) {
          yield ErrorAnswer.notFound(errors);
        }
        if (format == null) {
          yield ErrorAnswer.error(406, "this resource has no such format", Format.JSON);
        }
        byte[] bytes = body.upTo(route.access().isOpen() ? SMALL_BODY : LARGEST_BODY);
        yield bytes == null
            ? ErrorAnswer.error(413, "the body is larger than it may be here (10 MiB)", format)
            : performed(
                request, bytes, bound, Call.of(caller, parameters, request::header), format);
      }
    };
  }

  private RestAnswer performed(
      RestRequest request, byte[] bytes, Route.Bound bound, Call call, Format format)
      throws IOException {
    boolean reads = Verb.ofMethod(request.method()) == Verb.GET;
    try {
      ObjectNode query = InputReader.query(request.query());
      // Who waits for the share of his answer holds no more than what he sent.
      request.expectAnswerOf(bound.weight(call.with(query, bytes.length)));
      request.unfoldBody();
      Call complete = call.with(InputReader.merged(query, body(request, bytes)), bytes.length);
      return switch (bound.perform(complete, format, baseUrl)) {
        case Outcome.Failed<RestAnswer>(var refusal) -> ErrorAnswer.of(refusal, format);
        case Outcome.Done<RestAnswer>(RestAnswer answer) ->
            reads ? EntityTag.apply(answer, request.header("If-None-Match")) : answer;
      };
    } catch (UnreadableInput e) {
      int status = e.fault() == UnreadableInput.Fault.UNSUPPORTED_TYPE ? 415 : 400;
      return ErrorAnswer.error(status, e.reason(), format);
    }
  }

  /** Only what writes must be readable in every case; some clients send a GET with a body. */
  private static ObjectNode body(RestRequest request, byte[] bytes) throws UnreadableInput {
    Verb verb = Verb.ofMethod(request.method());
    try {
      return InputReader.body(request.header("Content-Type"), bytes);
    } catch (UnreadableInput e) {
      if (verb == Verb.POST || verb == Verb.PUT || e.fault() == UnreadableInput.Fault.MALFORMED) {
        throw e;
      }
      return InputReader.query(null);
    }
  }

  /** The format wanted, null when this route does not have it. */
  private static @Nullable Format format(RestRequest request, RequestPath.Found found) {
    Formats formats = found.match().route().formats();
    if (!found.extension().isEmpty()) {
      Format named = Format.ofExtension(found.extension());
      return named != null && formats.has(named) ? named : null;
    }
    String accept = request.header("Accept");
    boolean json = accept != null && accept.contains("application/json");
    return json ? Format.JSON : formats.byDefault();
  }

  /** The path's values decoded, null when one of them cannot be the name of anything. */
  private static @Nullable Map<String, String> parameters(RouteTree.Match match) {
    Map<String, String> decoded = new HashMap<>();
    try {
      for (Map.Entry<String, String> each : match.parameters().entrySet()) {
        String value = PercentText.path(each.getValue());
        if (!StorableText.is(value)) {
          return null;
        }
        decoded.put(each.getKey(), value);
      }
      return decoded;
    } catch (UnreadableInput e) {
      return null;
    }
  }
}
