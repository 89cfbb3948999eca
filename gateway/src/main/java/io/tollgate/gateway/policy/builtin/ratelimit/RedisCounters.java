package io.tollgate.gateway.policy.builtin.ratelimit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counters that all gateways with one Redis share (gateway.md, ruling 16). Redis's clock counts.
 * Calls under way are leases of this process, so that those of one that died end by themselves.
 */
final class RedisCounters implements Counters, AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration COMMAND = Duration.ofMillis(500);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final RedisScript TAKE = RedisScript.named("take.lua");
  private static final RedisScript LEASES = RedisScript.named("leases.lua");

  private final RedisClient client;
  private final RedisURI address;
  private final long leaseMillis;
  private final String instance = UUID.randomUUID().toString();
  private final Leases leases = new Leases();
  private final Future<?> renewal;
  private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connection;
  private long failedAt;

  RedisCounters(RedisURI address, ClientResources resources, Duration lease) {
    this.address = address;
    leaseMillis = lease.toMillis();
    client = RedisClient.create(resources);
    client.setOptions(
        ClientOptions.builder()
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build())
            .timeoutOptions(TimeoutOptions.enabled(COMMAND))
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    long third = leaseMillis / 3;
    renewal =
        resources
            .eventExecutorGroup()
            .scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
  }

  @Override
  public void take(List<Demand> demands, Consumer<Taken> then) {
    String[] keys = new String[demands.size()];
    String[] arguments = TakeArguments.of(instance, leaseMillis, demands, keys);
    leases.asked(demands);
    connection()
        .thenCompose(to -> run(to, TAKE, keys, arguments))
        .whenComplete(
            (answer, failure) -> {
              Taken taken = taken(demands, answer, failure);
              leases.answered(demands, taken instanceof Taken.Admitted);
              then.accept(taken);
            });
  }

  private Taken taken(
      List<Demand> demands, @Nullable List<Object> answer, @Nullable Throwable failure) {
    if (answer == null) {
      return new Taken.Unknown("Redis at " + place() + " " + cause(failure));
    }
    if (answer.getFirst() instanceof Long refused && refused > 0) {
      return new Taken.Rejected(demands.get((int) (refused - 1)).key());
    }
    return new Taken.Admitted(Double.parseDouble(String.valueOf(answer.getLast())));
  }

  @Override
  public String where() {
    return "in Redis at " + place();
  }

  @Override
  public void leave(List<Demand> demands) {
    tell(leases.left(demands));
  }

  /** Calls may be under way for longer than a lease, and answers may have got lost. */
  private void renew() {
    tell(leases.all());
  }

  /** What fails is told again with the next renewal. */
  private void tell(Map<String, String> calls) {
    if (!calls.isEmpty()) {
      String[] keys = calls.keySet().stream().map(TakeArguments::key).toArray(String[]::new);
      String[] arguments =
          Stream.concat(Stream.of(instance, Long.toString(leaseMillis)), calls.values().stream())
              .toArray(String[]::new);
      connection().thenCompose(to -> run(to, LEASES, keys, arguments));
    }
  }

  private static CompletionStage<List<Object>> run(
      StatefulRedisConnection<String, String> to,
      RedisScript script,
      String[] keys,
      String[] arguments) {
    return to.async()
        .<List<Object>>evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments)
        .exceptionallyCompose(
            failure ->
                failure instanceof RedisNoScriptException
                    ? to.async().eval(script.text(), ScriptOutputType.MULTI, keys, arguments)
                    : CompletableFuture.failedFuture(failure));
  }

  /** The one connection; after a failure it is tried again once a second. */
  private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connection() {
    CompletableFuture<StatefulRedisConnection<String, String>> known = connection;
    if (known != null
        && !(known.isCompletedExceptionally() && System.nanoTime() - failedAt > PAUSE_NANOS)) {
      return known;
    }
    CompletableFuture<StatefulRedisConnection<String, String>> opened =
        client.connectAsync(StringCodec.UTF8, address).toCompletableFuture();
    connection = opened;
    opened.whenComplete((_, failure) -> failed(failure));
    return opened;
  }

  private synchronized void failed(@Nullable Throwable failure) {
    if (failure != null) {
      failedAt = System.nanoTime();
    }
  }

  private static String cause(@Nullable Throwable failure) {
    Throwable innermost = failure;
    while (innermost instanceof CompletionException && innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost == null
        ? "gave no answer"
        : "cannot be asked (%s)".formatted(innermost.getClass().getSimpleName());
  }

  /** Without the password. */
  private String place() {
    return address.getHost() + ":" + address.getPort();
  }

  @Override
  public void close() {
    renewal.cancel(false);
    client.shutdownAsync(0, 1, TimeUnit.SECONDS);
  }
}
