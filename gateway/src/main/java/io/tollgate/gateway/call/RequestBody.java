package io.tollgate.gateway.call;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The part of a request's body that waits in memory: for the upstream, or for a policy that looks
 * into it. For parameters only the first bytes are ever looked at (gateway.md, 8.1); what is larger
 * passes unread.
 */
public final class RequestBody {

  /** Most bytes of a form that are searched for credentials and parameters. */
  public static final int INSPECTION_LIMIT = 16 * 1024;

  /** Null for most calls: they have no body, or it goes on at once. */
  private @Nullable HeldPieces held;

  private HttpHeaders trailers = EmptyHttpHeaders.INSTANCE;
  private long heldBytes;
  private int wanted = INSPECTION_LIMIT;
  private boolean complete;
  private boolean inspected;
  private boolean inspecting;
  private @Nullable Parameters form;

  /** Takes a piece that cannot go anywhere yet. */
  public void add(ByteBuf content) {
    if (held == null) {
      held = new HeldPieces();
    }
    heldBytes += content.readableBytes();
    held.add(content);
  }

  /**
   * The client has sent all of it.
   *
   * @param fields that stood behind it
   */
  public void completed(HttpHeaders fields) {
    complete = true;
    trailers = fields;
  }

  /** What stood behind the body; empty as long as it is not complete. */
  public HttpHeaders trailers() {
    return trailers;
  }

  /** Bytes that wait here. */
  public long heldBytes() {
    return heldBytes;
  }

  public boolean complete() {
    return complete;
  }

  /** Asks for as much of the body as may be looked at; true when it is here already. */
  boolean inspect(int most) {
    wanted = Math.max(wanted, most);
    inspecting = !complete && heldBytes <= wanted;
    inspected = !inspecting;
    return inspected;
  }

  /** Whether somebody waits for more of the body before the call goes on. */
  public boolean inspecting() {
    return inspecting;
  }

  /** To be asked after each piece: true once, when there is as much as may be looked at. */
  public boolean inspectionEnds() {
    if (!inspecting || (!complete && heldBytes <= wanted)) {
      return false;
    }
    inspecting = false;
    inspected = true;
    return true;
  }

  /** Whether all that may be looked at is here. */
  public boolean inspected() {
    return inspected;
  }

  /** The parameters of the body read as a form; none when it is longer than what is looked at. */
  public Parameters form() {
    if (form == null) {
      form = complete && heldBytes <= INSPECTION_LIMIT ? Parameters.parse(text()) : Parameters.NONE;
    }
    return form;
  }

  /** All of the body; null when it is longer than this, or not here yet. */
  public byte @Nullable [] bytes(int most) {
    if (!complete || heldBytes > most) {
      return null;
    }
    byte[] all = new byte[(int) heldBytes];
    int at = 0;
    if (held != null) {
      for (ByteBuf piece : held) {
        piece.getBytes(piece.readerIndex(), all, at, piece.readableBytes());
        at += piece.readableBytes();
      }
    }
    return all;
  }

  private String text() {
    StringBuilder text = new StringBuilder((int) heldBytes);
    if (held != null) {
      for (ByteBuf piece : held) {
        text.append(piece.toString(StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  /** The next piece for the upstream, its owner from now on; null when none is held. */
  public @Nullable ByteBuf poll() {
    ByteBuf next = held == null ? null : held.poll();
    if (next != null) {
      heldBytes -= next.readableBytes();
    }
    return next;
  }

  /** Drops what is held. */
  public void release() {
    for (ByteBuf piece = poll(); piece != null; piece = poll()) {
      piece.release();
    }
  }
}
