import fc from "fast-check";
import { KEPT_SEEDS } from "./kept-seeds.ts";

/** How many times as much is tried as in `npm test`; `npm run test:deep` says twenty. */
export const DEPTH = Number(process.env["ACCESS_DEPTH"] ?? 1);

/** @NOTE The same seed each time in `npm test`, which shall not fail by chance; deep runs look on. */
const SEED = DEPTH === 1 ? 20_261_122 : Date.now() % 2_147_483_647;

/**
 * Holds a property for what failed once, and for so many new cases (times the depth).
 * @throws Error that names the seed, and where to keep it.
 */
export async function holdFor<Case>(
  name: string,
  property: fc.IAsyncProperty<Case>,
  runs: number,
): Promise<void> {
  for (const { seed, path } of KEPT_SEEDS.filter((kept) => kept.property === name)) {
    await told(name, { property, parameters: { seed, path, endOnFailure: true } });
  }
  const parameters = { seed: SEED, numRuns: runs * DEPTH };
  await told(name, { property, parameters });
}

type Trial<Case> = { property: fc.IAsyncProperty<Case>; parameters: fc.Parameters<Case> };

async function told<Case>(name: string, { property, parameters }: Trial<Case>): Promise<void> {
  const found = await fc.check(property, parameters);
  if (!found.failed) return;
  const { seed, counterexamplePath: path } = found;
  const kept = JSON.stringify({ property: name, seed, path });
  throw new Error(
    `Add this to tests/support/access/kept-seeds.ts: ${kept}\n${fc.defaultReportMessage(found)}`,
    { cause: found.errorInstance },
  );
}
