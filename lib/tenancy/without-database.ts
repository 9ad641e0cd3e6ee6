import type { Scope } from "./scope.ts";

/**
 * What a scope says of its principal and organization, without the means to touch a row: for what is
 * kept longer than the transaction. Its clock stands still, so that nothing kept goes by the time.
 */
export const withoutDatabase = (scope: Scope): Scope =>
  ({ ...scope, db: null, clock: () => 0 }) as unknown as Scope;
