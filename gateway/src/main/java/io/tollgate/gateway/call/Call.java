package io.tollgate.gateway.call;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.gateway.MappingRule;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and what the gateway finds out about it. Policies share it as their context. Lives on
 * one event loop and is touched on no other thread, but for {@link #decided}.
 *
 * <p>It is itself the receiver of the authorisation's outcome, so that a call costs no further
 * object for that.
 */
public final class Call extends CallProgress implements Authorizer.Receiver {

  private final ClientConnection client;
  private final HttpRequest request;
  private final RequestLine receivedLine;
  private final RequestBody body = new RequestBody();

  private RequestLine line;
  private @Nullable HttpHeaders keptHeaders;
  private @Nullable Map<String, Object> shared;
  private @Nullable Map<Object, Object> notes;
  private @Nullable ServiceConfiguration service;
  private @Nullable Credentials credentials;
  private Usage usage = Usage.NONE;
  private Usage furtherUsage = Usage.NONE;
  private List<MappingRule> matchedRules = List.of();
  private @Nullable AuthorizationDecision decision;
  private @Nullable AuthorizationTerms authorizationTerms;
  private @Nullable LateReport lateReport;
  private @Nullable Map<String, Object> jwt;
  private @Nullable Upstream route;
  private @Nullable Upstream upstream;
  private @Nullable Credentials defaultCredentials;
  private @Nullable UpstreamOptions upstreamOptions;
  private boolean upstreamFailed;
  private int answeredStatus;
  private @Nullable HttpHeaders addedHeaders;
  private @Nullable LoggedLine logged;
  private @Nullable String requestId;

  public Call(
      EventLoop eventLoop,
      CallDriver driver,
      ClientConnection client,
      HttpRequest request,
      RequestLine line) {
    super(eventLoop, driver);
    this.client = client;
    this.request = request;
    this.receivedLine = line;
    this.line = line;
  }

  public ClientConnection client() {
    return client;
  }

  /** Method, host and path in the forms that routing and rules compare, as rewritten so far. */
  public RequestLine line() {
    return line;
  }

  /** The same before any policy changed it. */
  public RequestLine receivedLine() {
    return receivedLine;
  }

  /** What later policies, rules and the upstream see from now on. */
  public void rewrite(RequestLine changed) {
    line = changed;
  }

  /** The request as it came in. */
  public HttpRequest request() {
    return request;
  }

  /** The client's headers; what a policy changes here is what later policies and upstream see. */
  public HttpHeaders headers() {
    return request.headers();
  }

  /** The client's headers before any policy changed them, if {@link #keepHeaders} was called. */
  public HttpHeaders receivedHeaders() {
    return keptHeaders == null ? request.headers() : keptHeaders;
  }

  /** To be called by a policy before it changes headers: somebody may ask for those received. */
  public void keepHeaders() {
    if (keptHeaders == null) {
      keptHeaders = request.headers().copy();
    }
  }

  /** The gateway's own id of the call. */
  public String requestId() {
    if (requestId == null) {
      requestId = RequestId.next();
    }
    return requestId;
  }

  public RequestBody body() {
    return body;
  }

  /**
   * Asks for as much of the body as may be looked at.
   *
   * @return whether it is here; if not, the phase must answer {@link PhaseOutcome#SUSPENDED}
   */
  public boolean inspectBody() {
    return inspectBody(RequestBody.INSPECTION_LIMIT);
  }

  /** The same for a policy that looks at more, in bytes. */
  public boolean inspectBody(int most) {
    if (body.inspect(most)) {
      return true;
    }
    driver().readBody(this);
    return false;
  }

  /** Null until routing has found one. */
  public @Nullable ServiceConfiguration service() {
    return service;
  }

  public void service(ServiceConfiguration found) {
    service = found;
  }

  public @Nullable Credentials credentials() {
    return credentials;
  }

  public void credentials(Credentials found) {
    credentials = found;
  }

  /** What stands in for the credentials of a call without any; null: nothing does. */
  public @Nullable Credentials defaultCredentials() {
    return defaultCredentials;
  }

  public void defaultCredentials(Credentials standing) {
    defaultCredentials = standing;
  }

  /** What the matched rules add up to. */
  public Usage usage() {
    return usage;
  }

  /** The rules that fit, in order, also those that count nothing. */
  public List<MappingRule> matchedRules() {
    return matchedRules;
  }

  public void matched(List<MappingRule> rules, Usage sum) {
    matchedRules = rules;
    usage = furtherUsage.isEmpty() ? sum : sum.plus(furtherUsage);
  }

  /** Adds to what the matched rules add up to, whether they are matched yet or not. */
  public void use(Usage more) {
    furtherUsage = furtherUsage.plus(more);
    usage = usage.plus(more);
  }

  /**
   * The claims of the call's verified token, null when it has none. Immutable: texts, numbers,
   * booleans, lists and maps; a claim that is null is left out.
   */
  public @Nullable Map<String, Object> jwt() {
    return jwt;
  }

  public void jwt(Map<String, Object> claims) {
    jwt = claims;
  }

  /** What policies ask of the authorisation; null when none did. */
  public @Nullable AuthorizationTerms authorizationTerms() {
    return authorizationTerms;
  }

  /** The same, for a policy that asks. */
  public AuthorizationTerms askAuthorizationTerms() {
    AuthorizationTerms terms = authorizationTerms;
    if (terms == null) {
      terms = new AuthorizationTerms();
      authorizationTerms = terms;
    }
    return terms;
  }

  /** What the backend is to be told after the answer, null for nothing. */
  public @Nullable LateReport lateReport() {
    return lateReport;
  }

  public void lateReport(LateReport report) {
    lateReport = report;
  }

  /** What the backend said, null before that. */
  public @Nullable AuthorizationDecision decision() {
    return decision;
  }

  @Override
  public void decided(AuthorizationDecision outcome) {
    if (eventLoop().inEventLoop()) {
      decision = outcome;
      resume();
    } else {
      eventLoop().execute(() -> decided(outcome));
    }
  }

  /** What a policy has noted about this call for itself; null if nothing. */
  public @Nullable Object note(Object owner) {
    return notes == null ? null : notes.get(owner);
  }

  public void note(Object owner, Object text) {
    if (notes == null) {
      notes = new IdentityHashMap<>(4);
    }
    notes.put(owner, text);
  }

  /** What another policy has left under this name for templates and policies, null if nothing. */
  public @Nullable Object shared(String name) {
    return shared == null ? null : shared.get(name);
  }

  /**
   * Leaves something for templates and later policies.
   *
   * @param value a text, number, boolean, list, map or JSON node
   */
  public void share(String name, Object value) {
    if (shared == null) {
      shared = new HashMap<>();
    }
    shared.put(name, value);
  }

  /** The upstream that a policy has picked in an earlier phase, for content; null: none has. */
  public @Nullable Upstream route() {
    return route;
  }

  public void route(Upstream picked) {
    route = picked;
  }

  /** Where the call goes, null as long as no policy has chosen. */
  public @Nullable Upstream upstream() {
    return upstream;
  }

  public void upstream(Upstream chosen) {
    upstream = chosen;
  }

  /** Whether the upstream brought no answer, or not a whole one. */
  public boolean upstreamFailed() {
    return upstreamFailed;
  }

  public void markUpstreamFailed() {
    upstreamFailed = true;
  }

  /** The status that the client got, 499 when it did not wait; 0 before the end. */
  public int answeredStatus() {
    return answeredStatus;
  }

  public void answered(int status) {
    answeredStatus = status;
  }

  /** What policies ask of the way to the upstream; null when none did. */
  public @Nullable UpstreamOptions upstreamOptions() {
    return upstreamOptions;
  }

  /** The same, for a policy that asks. */
  public UpstreamOptions askUpstreamOptions() {
    UpstreamOptions options = upstreamOptions;
    if (options == null) {
      options = new UpstreamOptions();
      upstreamOptions = options;
    }
    return options;
  }

  /** What writes the call's line of the access log; null: the log itself. */
  public @Nullable LoggedLine logged() {
    return logged;
  }

  public void logged(LoggedLine own) {
    logged = own;
  }

  /** Adds a header to whatever answer the client will get. */
  public void addToAnswer(CharSequence name, String value) {
    if (addedHeaders == null) {
      addedHeaders = new DefaultHttpHeaders();
    }
    addedHeaders.add(name, value);
  }

  /** Null when there are none. */
  public @Nullable HttpHeaders addedToAnswer() {
    return addedHeaders;
  }

  @Override
  Call self() {
    return this;
  }
}
