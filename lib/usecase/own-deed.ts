import type { z } from "zod";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { LiveSession } from "@/lib/tenancy/directory.ts";
import { parseInput } from "./parse-input.ts";
import { requireRecentProof } from "@/lib/kernel/recent-proof.ts";

/** Somebody who does something about themselves, in no organization, and what their door brings. */
export type OwnContext = {
  readonly session: LiveSession;
  readonly requestId: string;
  /** The client's network address. */
  readonly address: string;
  readonly secret: string;
  readonly pepper: string;
  readonly clock?: Clock;
  /** bcrypt's cost where a test lowers it. */
  readonly cost?: number;
};

/**
 * One thing that a person can do about themselves. It needs no permit: its rows are the person's, and
 * row-level security shows it no others. It writes its line in the instance's ledger by itself.
 */
export type OwnDeed<Input, Result> = {
  readonly input: z.ZodType<Input>;
  /** Dangerous: whoever asks must have proved recently who they are. */
  readonly proven?: true;
  /** Concerns the whole instance: its owner's alone, as row-level security says once more. */
  readonly owner?: true;
  readonly run: (input: Input, context: OwnContext) => Promise<Result>;
};

/** Defines something that a person can do about themselves; see `OwnDeed`. */
export const defineOwnDeed = <Input, Result>(
  deed: OwnDeed<Input, Result>,
): OwnDeed<Input, Result> => deed;

/**
 * Does it, for whoever the session is of.
 * @throws NotFound for the owner's where they are not; Invalid for the input; ProofRequired; whatever the deed throws.
 */
export async function runOwnDeed<Input, Result>(
  deed: OwnDeed<Input, Result>,
  rawInput: unknown,
  context: OwnContext,
): Promise<Result> {
  const { session, clock = systemClock } = context;
  if (deed.owner === true && session.instanceOwner !== true) throw new NotFound();
  const input = parseInput(deed.input, rawInput);
  if (deed.proven === true) requireRecentProof(session.provenAt, clock());
  return deed.run(input, context);
}
