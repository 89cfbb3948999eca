package io.tollgate.admin.support;

import io.tollgate.admin.support.Client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Sends many requests at the same time. */
public final class AtOnce {
  private AtOnce() {}

  /** The answers, in the order of the requests. */
  public static List<Reply> replies(int many, IntFunction<Reply> request)
      throws InterruptedException {
    List<Callable<Reply>> requests = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      int number = i;
      requests.add(() -> request.apply(number));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(requests).stream().map(AtOnce::answer).toList();
    }
  }

  private static Reply answer(Future<Reply> done) {
    if (done.state() == Future.State.FAILED) {
      throw new IllegalStateException("one got no answer", done.exceptionNow());
    }
    return done.resultNow();
  }

  public static List<Integer> statuses(int many, IntFunction<Reply> request)
      throws InterruptedException {
    return replies(many, request).stream().map(Reply::status).toList();
  }
}
