package io.tollgate.gateway.policy.builtin;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A gRPC service whose messages are plain text. */
final class EchoService {

  static final MethodDescriptor<String, String> SAY = method("say", MethodType.UNARY);
  static final MethodDescriptor<String, String> COUNT =
      method("count", MethodType.SERVER_STREAMING);
  static final MethodDescriptor<String, String> CHAT = method("chat", MethodType.BIDI_STREAMING);

  /** What calls brought along. */
  final Queue<Metadata> metadata = new ConcurrentLinkedQueue<>();

  static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private static MethodDescriptor<String, String> method(String name, MethodType type) {
    return MethodDescriptor.<String, String>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName("test.Echo", name))
        .setRequestMarshaller(new Text())
        .setResponseMarshaller(new Text())
        .build();
  }

  ServerServiceDefinition definition() {
    ServerServiceDefinition service =
        ServerServiceDefinition.builder("test.Echo")
            .addMethod(SAY, ServerCalls.asyncUnaryCall(EchoService::say))
            .addMethod(COUNT, ServerCalls.asyncServerStreamingCall(EchoService::count))
            .addMethod(CHAT, ServerCalls.asyncBidiStreamingCall(EchoService::chat))
            .build();
    return ServerInterceptors.intercept(service, new Recorder());
  }

  private static void say(String message, StreamObserver<String> answer) {
    if (message.startsWith("fail")) {
      answer.onError(Status.NOT_FOUND.withDescription("no such word").asRuntimeException());
      return;
    }
    answer.onNext("you said " + message);
    answer.onCompleted();
  }

  /** As many answers as it is asked for. */
  private static void count(String most, StreamObserver<String> answer) {
    for (int i = 1; i <= Integer.parseInt(most); i++) {
      answer.onNext(String.valueOf(i));
    }
    answer.onCompleted();
  }

  /** One answer to each message, at once. */
  private static StreamObserver<String> chat(StreamObserver<String> answer) {
    return new StreamObserver<>() {
      @Override
      public void onNext(String message) {
        answer.onNext("you said " + message);
      }

      @Override
      public void onError(Throwable cause) {}

      @Override
      public void onCompleted() {
        answer.onCompleted();
      }
    };
  }

  private final class Recorder implements ServerInterceptor {
    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
        ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
      metadata.add(headers);
      return next.startCall(call, headers);
    }
  }

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
