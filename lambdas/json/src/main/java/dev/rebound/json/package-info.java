/** JSON read with complaints that name the field, and written. */
package dev.rebound.json;
