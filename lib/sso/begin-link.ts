import { requireOwnPassword } from "@/lib/auth/require-own-password.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { newRiddle, wayTo } from "./ask-provider.ts";
import { findProvider } from "./find-provider.ts";
import { beginLinkInput } from "./link-input.ts";
import { sealTrip, TRIP_LIFETIME } from "./trip.ts";

/** The way to the provider, and the sealed trip that this browser carries there and back. */
type SetOut = { readonly location: string; readonly trip: string };

/**
 * Sets out to link a provider to whoever is signed in, after their own password: whoever has none cannot
 * link. It counts for the session that set out.
 * @throws ProofRequired of whoever has a second factor; Invalid at `present`; RateLimited; NotFound; Unavailable where the provider is not reached.
 */
export const beginLink = defineOwnDeed({
  input: beginLinkInput,
  async run({ id, present }, context): Promise<SetOut> {
    await requireOwnPassword(present, context);
    const { session, secret, clock = systemClock } = context;
    const { userId, sessionId } = session;
    const provider = await findProvider(id);
    const riddle = newRiddle();
    const location = await wayTo(provider, riddle);
    const until = clock() + TRIP_LIFETIME * 1000;
    const trip = { ...riddle, returnTo: "/admin", linking: { userId, sessionId }, until };
    return { location, trip: await sealTrip(trip, { secret, of: id }) };
  },
});
