/** Random walks through the admin API beside a model of what it should come to. */
@NullMarked
package io.tollgate.admin.walk;

import org.jspecify.annotations.NullMarked;
