import { readFileSync } from "node:fs";
import { measure, type Target } from "../measure.ts";
import type { PeerRow } from "./peer-figures.ts";

/** What the harness is told of a product, as far as creating goes; some create nothing. */
type PeerTarget = {
  readonly name: string;
  readonly base: string;
  readonly scenarios: {
    readonly create?: {
      readonly urls: readonly string[];
      readonly headers: Readonly<Record<string, string>>;
      readonly expect?: number;
      readonly body?: object;
      readonly bodies?: readonly object[];
    };
  };
};

/**
 * Has every product create entries in turns, by the load of our own benches: the harness says of each
 * body that it is `application/json`, and ours is JSON:API. The first round is for the compilers.
 * @param files of the targets. @throws Error where an answer is none that was expected.
 */
export async function createRows(
  files: readonly string[],
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<readonly PeerRow[]> {
  const rows: PeerRow[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const file of files) {
      const { name, ...made } = JSON.parse(readFileSync(file, "utf8")) as PeerTarget;
      const target = targetOf(made);
      if (target === null) continue;
      const { perSecond, ...times } = await measure(target, { connections: 32, seconds });
      process.stdout.write(`create r${round} ${name}: ${perSecond.toFixed(1)} a second\n`);
      if (round === 0) continue;
      rows.push({ target: name, scenario: "create", rps: perSecond, ...times, unexpected: 0 });
    }
  }
  return rows;
}

function targetOf({ base, scenarios: { create } }: Omit<PeerTarget, "name">): Target | null {
  const [body = create?.body] = create?.bodies ?? [];
  if (create === undefined || body === undefined) return null;
  const named = new Set(Object.keys(create.headers).map((name) => name.toLowerCase()));
  const type = named.has("content-type") ? {} : { "content-type": "application/json" };
  return {
    url: `${base}${create.urls[0] ?? ""}`,
    headers: { ...create.headers, ...type },
    // @NOTE Another name in each run: those of the runs before may still be there.
    body: JSON.stringify(body).replaceAll("{{n}}", `${Date.now()}-{n}`),
    expect: create.expect ?? 200,
  };
}
