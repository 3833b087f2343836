/** What a deployed stack costs a month: calls counted, and multiplied by list prices. */
package dev.rebound.bench.cost;
