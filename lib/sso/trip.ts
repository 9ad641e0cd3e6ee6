import { z } from "zod";
import { seal, unseal } from "@/lib/kernel/seal.ts";

/** How long somebody may take at a provider, in seconds. */
export const TRIP_LIFETIME = 600;

const tripSchema = z.strictObject({
  state: z.string().min(20),
  nonce: z.string().min(20),
  verifier: z.string().min(40),
  /** Where to go on to: a checked path. */
  returnTo: z.string(),
  /** Who links the provider to themselves, in which session; null: somebody signs in. */
  linking: z.strictObject({ userId: z.string(), sessionId: z.string() }).nullable(),
  /** Milliseconds. */
  until: z.number(),
});

/** What a browser carries to a provider and back. */
export type Trip = z.infer<typeof tripSchema>;

/** The trip as a cookie's value, for one provider and one instance. */
export const sealTrip = (trip: Trip, terms: { secret: string; of: string }): Promise<string> =>
  seal(JSON.stringify(trip), { ...terms, purpose: "provider-trip" });

/** The trip in a cookie; null for one of another provider, one that is over, and what is none. */
export async function openTrip(
  value: string | undefined,
  { now, ...terms }: { secret: string; of: string; now: number },
): Promise<Trip | null> {
  if (value === undefined) return null;
  const text = await unseal(value, { ...terms, purpose: "provider-trip" });
  if (text === null) return null;
  const trip = tripSchema.parse(JSON.parse(text));
  return trip.until > now ? trip : null;
}
