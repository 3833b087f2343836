/**
 * As much of DynamoDB as Rebound uses, within one process: a {@code DynamoDbClient} over maps that
 * lie in memory or in one file. Whatever else is asked of it, it refuses by name.
 */
package dev.rebound.dynamodb;
