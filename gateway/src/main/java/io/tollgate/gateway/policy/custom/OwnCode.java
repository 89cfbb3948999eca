package io.tollgate.gateway.policy.custom;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the code of one jar is run.
 *
 * @param name of the policy, with its version
 * @param classes of the jar
 * @param patience with a phase
 * @param atOnce on the event loop, since it never waits
 */
record OwnCode(String name, ClassLoader classes, Duration patience, boolean atOnce) {

  /** How a run has ended: with what it brought, or a failure. */
  record Ended(@Nullable Object value, @Nullable OwnCodeFailed failure) {

    /** What it brought; throws the failure. */
    Object brought() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(value);
    }
  }

  /** Hears of the end, on the event loop. */
  @FunctionalInterface
  interface Then {
    void ended(Ended ended);
  }

  /** Runs it here. */
  Ended now(String phase, Callable<?> code) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      return ended(phase, code);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Runs it on a thread of its own, for no longer than the patience lasts. */
  void later(EventLoop loop, String phase, Callable<?> code, Then then) {
    new Run(loop, then).begin(this, phase, code);
  }

  private Ended ended(String phase, Callable<?> code) {
    try {
      Object value = code.call();
      return value == null
          ? new Ended(null, failed(phase, new NullPointerException("it answered null")))
          : new Ended(value, null);
    } catch (VirtualMachineError e) {
      if (e instanceof StackOverflowError) {
        return new Ended(null, failed(phase, e));
      }
      throw e;
    } catch (Throwable e) {
      return new Ended(null, failed(phase, e));
    }
  }

  /** What is to be thrown when a phase has failed, or has brought something that makes no sense. */
  OwnCodeFailed failed(String phase, Throwable cause) {
    return new OwnCodeFailed(name, phase, cause);
  }

  /** Touched on the event loop, but for the code itself. */
  private static final class Run {

    private final EventLoop loop;
    private final Then then;
    private boolean over;
    private @Nullable ScheduledFuture<?> end;

    Run(EventLoop loop, Then then) {
      this.loop = loop;
      this.then = then;
    }

    void begin(OwnCode own, String phase, Callable<?> code) {
      Thread thread =
          Thread.ofVirtual()
              .name("policy " + own.name)
              .inheritInheritableThreadLocals(false)
              .unstarted(() -> tell(own.ended(phase, code)));
      thread.setContextClassLoader(own.classes);
      end =
          loop.schedule(
              () -> {
                if (!over) {
                  OwnCodeFailed late = OwnCodeFailed.late(own.name, phase, own.patience, thread);
                  thread.interrupt();
                  finish(new Ended(null, late));
                }
              },
              own.patience.toNanos(),
              TimeUnit.NANOSECONDS);
      thread.start();
    }

    private void tell(Ended ended) {
      try {
        loop.execute(() -> finish(ended));
      } catch (RejectedExecutionException e) {
        // The event loop is closed, and the call with it.
      }
    }

    private void finish(Ended ended) {
      if (!over) {
        over = true;
        if (end != null) {
          end.cancel(false);
        }
        then.ended(ended);
      }
    }
  }
}
