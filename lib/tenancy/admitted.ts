import type { Principal } from "@/lib/access/principal.ts";

const admitted = new WeakSet<Principal>();

/** Notes that the database said of a principal, this very object, that it is entitled to be here. */
export const noteAdmitted = (principal: Principal): void => void admitted.add(principal);

/** Whether a scope was opened for this very principal: a door makes one for each request. */
export const wasAdmitted = (principal: Principal): boolean => admitted.has(principal);
