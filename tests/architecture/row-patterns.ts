/** Node's own modules. */
export const NODE = "node:*";
export const NEXT = ["next", "next/**"];
export const DATABASE = ["lib/db/**", "prisma", "@prisma/**", "pg"];
export const REPOSITORIES = "lib/<feature>/**repository.ts";
