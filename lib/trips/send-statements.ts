import type { PoolClient, Submittable } from "pg";
import { Trip, type Answer, type Statement } from "./trip.ts";
import { wireValue } from "./wire-value.ts";

/** What came of several statements; after a failure, of those that were before it. */
export type Sent = { readonly answers: readonly Answer[]; readonly failure: Error | null };

/**
 * Makes statements ready to be sent in one round trip. Where the connection has a transaction open they
 * are part of it, and it stays open.
 * @NOTE Before there is a connection: a value that cannot be sent throws here, and leaves none half-way.
 */
export function sendable(statements: readonly Statement[]): (client: PoolClient) => Promise<Sent> {
  const sent = statements.map(({ text, values }) => ({ text, values: values.map(wireValue) }));
  return (client) =>
    new Promise((resolve) => {
      const trip = new Trip(sent, (failure, answers = []) => resolve({ answers, failure }));
      // @NOTE The types know less of a connection than `pg` hands over (`Wire`).
      client.query(trip as unknown as Submittable);
    });
}
