/** Events as EventBridge carries them: its envelope, SES's own object within, and what is none. */
package dev.rebound.event;
