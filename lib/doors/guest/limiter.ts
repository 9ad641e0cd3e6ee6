import { guestLimiter, type GuestLimiter } from "@/lib/guests/guest-limiter.ts";
import { environment } from "@/lib/kernel/env.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";

let made: GuestLimiter | undefined;

/** The limiter of this process's guest doors; its counters are shared by all processes. */
export function limiter(): GuestLimiter {
  made ??= guestLimiter(limitStore(), environment().GATEHOUSE_SECRET);
  return made;
}
