/** What an application needs of Rebound: the check before sending, and sending. */
package dev.rebound.client;
