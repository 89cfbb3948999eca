package io.tollgate.backend.alert;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.Windows;

/**
 * Is told of everything that has been counted. Called on event loops for every call: it neither
 * blocks nor throws.
 */
public interface TrafficWatch {

  /**
   * A call was authorised and counted.
   *
   * @param before of all limits of the application, as the check saw them
   */
  void counted(
      Service service, Application application, StoredValues before, Effect effect, long nowMillis);

  /** A batch with transactions of this application was counted; limits are to be read. */
  void reported(Service service, Application application, Windows now, long nowMillis);
}
