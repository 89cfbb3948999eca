/** What backend and gateway are told, and in which order. */
@NullMarked
package io.tollgate.admin.publication;

import org.jspecify.annotations.NullMarked;
