import { hashPassword } from "@/lib/auth/hash-password.ts";
import type { SignInContext } from "@/lib/auth/sign-in.ts";
import { signInLimiter } from "@/lib/auth/sign-in-limiter.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { findOrCreateUser, lookUp } from "@/lib/tenancy/directory.ts";
import { counterStore } from "@/lib/tenancy/counter-store.ts";

/** bcrypt's lowest cost: what is tested here is never its slowness. */
export const COST = 4;
export const PASSWORD = "a quiet walled garden";

/** A new person with `PASSWORD`, under an address nobody else has. */
export async function somebody(): Promise<{ userId: UserId; email: string }> {
  const email = `${newId()}@people.test`;
  const pepper = environment().GATEHOUSE_PEPPER;
  const passwordHash = await hashPassword(PASSWORD, { pepper, cost: COST });
  const person = { email, name: "Somebody", passwordHash, instanceOwner: false };
  return { email, userId: await lookUp({}, (db) => findOrCreateUser(db, person)) };
}

/** A try from an address of its own, so that no other test counts against it. */
export function fromSomewhere(more: Partial<SignInContext> = {}): SignInContext {
  const secret = environment().GATEHOUSE_SECRET;
  return {
    address: `2001:db8:${randomGroup()}:${randomGroup()}::1`,
    userAgent: "A browser",
    requestId: newId(),
    pepper: environment().GATEHOUSE_PEPPER,
    limiter: signInLimiter(counterStore, secret),
    cost: COST,
    ...more,
  };
}

const randomGroup = (): string => newId().slice(0, 4);
