/**
 * Every setting of Tollgate, described in one typed place: a record per section with the settings
 * beside it. Flags beat the environment, the environment beats {@code tollgate.yaml}. Nobody gets
 * the whole: each role is given its section.
 *
 * <p>The only room that reads the environment. Depends on nothing of Tollgate.
 */
@NullMarked
package io.tollgate.server.settings;

import org.jspecify.annotations.NullMarked;
