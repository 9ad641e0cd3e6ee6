import { counter, type Counter } from "@/lib/limits/counter.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";

/** A token lives an hour: who asks for one more often than this has lost them all, or is guessing. */
const WINDOW = { name: "token-exchange", tries: 60, seconds: 60 };

let made: Counter | undefined;

/** Counts exchanges by the id of the key, for all processes together. */
export function exchangeLimiter(): Counter {
  made ??= counter(limitStore(), WINDOW);
  return made;
}
