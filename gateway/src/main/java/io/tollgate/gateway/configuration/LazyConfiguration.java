package io.tollgate.gateway.configuration;

/** Each host's services, loaded when it is first called for (gateway.md, 1.3). */
final class LazyConfiguration implements LoadableConfiguration {

  private final HostLoads loads;
  private final ServedConfiguration served;

  LazyConfiguration(HostLoads loads, ServedConfiguration served) {
    this.loads = loads;
    this.served = served;
  }

  @Override
  public void start() {
    served.serve(loads, loads.loader()::loaded);
  }

  /** Nothing is loaded now, but everything before it is used again. */
  @Override
  public void load() {
    loads.loader().expire();
    start();
  }

  @Override
  public void close() {
    loads.close();
  }
}
