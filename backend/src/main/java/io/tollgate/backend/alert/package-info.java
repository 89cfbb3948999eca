/**
 * What the backend tells the admin side of its own accord: first traffic of an application, and
 * limits that are nearly or wholly used (service-management-api.md, 7.5). Depends on catalog,
 * store, usage and protocol.
 */
@NullMarked
package io.tollgate.backend.alert;

import org.jspecify.annotations.NullMarked;
