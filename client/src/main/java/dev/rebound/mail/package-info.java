/** What an application wants sent: the mail, its rules and its JSON. */
package dev.rebound.mail;
