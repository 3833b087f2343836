package dev.rebound.core;

/**
 * One sending of a mail; SES gives each its own message id.
 *
 * @param mail its id
 * @param number from 1
 */
public record Attempt(String mail, int number) {
    public Attempt next() {
        return new Attempt(mail, number + 1);
    }

    @Override
    public String toString() {
        return mail + "/" + number;
    }
}
