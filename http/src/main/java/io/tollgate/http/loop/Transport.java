package io.tollgate.http.loop;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** How the loops talk to the kernel: native epoll where its library loads, else Java NIO. */
public enum Transport {
  EPOLL(EpollServerSocketChannel.class, EpollSocketChannel.class, EpollDatagramChannel.class),
  NIO(NioServerSocketChannel.class, NioSocketChannel.class, NioDatagramChannel.class);

  private final Class<? extends ServerSocketChannel> listening;
  private final Class<? extends SocketChannel> stream;
  private final Class<? extends DatagramChannel> datagram;

  Transport(
      Class<? extends ServerSocketChannel> listening,
      Class<? extends SocketChannel> stream,
      Class<? extends DatagramChannel> datagram) {
    this.listening = listening;
    this.stream = stream;
    this.datagram = datagram;
  }

  static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  IoHandlerFactory ioHandlers() {
    return this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  public Class<? extends ServerSocketChannel> listening() {
    return listening;
  }

  public Class<? extends SocketChannel> stream() {
    return stream;
  }

  public Class<? extends DatagramChannel> datagram() {
    return datagram;
  }
}
