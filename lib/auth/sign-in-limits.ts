import type { Window } from "@/lib/limits/counter.ts";

/** What is admitted of tries at accounts. */
export type AccountWindows = { readonly pair: readonly Window[]; readonly account: Window };

/** Wrong passwords in a quarter of an hour, where the owner of the instance decided nothing else. */
export const USUAL_TRIES = 10;

/**
 * `pair`: tries at one account from one address (/64 for IPv6): the wait grows from a minute to an hour
 * the longer somebody keeps guessing. A right password clears them. Counted by both, so that nobody
 * far away makes a known person wait.
 *
 * `account`: failed tries at one account from everywhere together, the bound on guessing from many
 * addresses. 2400 a day are far from any password of twelve characters (NIST SP 800-63B §3.2.2 asks
 * for a limit, not for a lock), and no fewer than five addresses reach it.
 */
export const accountWindows = (tries: number): AccountWindows => ({
  pair: [
    { name: "sign-in-pair-minute", tries: Math.ceil(tries / 2), seconds: 60 },
    { name: "sign-in-pair-quarter", tries, seconds: 900 },
    { name: "sign-in-pair-hour", tries: tries * 2, seconds: 3600 },
  ],
  account: { name: "sign-in-account-hour", tries: tries * 10, seconds: 3600 },
});

/**
 * Failed tries per address (/64 for IPv6), whatever the account: an office behind one address signs
 * in freely, a list of stolen passwords does not get through. A right password gives back its own
 * try and no other, else its owner could guess at others without end.
 */
export const ADDRESS_WINDOW: Window = { name: "sign-in-address-quarter", tries: 50, seconds: 900 };
