import type { Window } from "@/lib/limits/counter.ts";

/** Letters to one address that may be asked for; more are not sent, and nobody is told. */
export const LETTERS_WINDOW: Window = { name: "reset-letters", tries: 5, seconds: 3600 };

/** What one party (/64 of IPv6) may ask for, whatever the account. */
export const ASKING_WINDOW: Window = { name: "reset-asking", tries: 20, seconds: 900 };
