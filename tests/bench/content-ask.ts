import { generateKeyPairSync, randomBytes } from "node:crypto";
import { handleApi } from "@/lib/api/handle-api.ts";
import { doubtState } from "@/lib/tenancy/kept-rows.ts";
import type { TemporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import { tokenKeys } from "../support/token-keys.ts";
import { callerOf } from "../support/two-organizations.ts";
import { enter, type Place, type Side } from "./content-side.ts";

/** What is asked below the API; `at` makes each question another one, `id` is a post's. */
export type Question = (at: number, id: string) => string;

/** Gives this process settings of its own, and says where databases are made. */
export function settleIn(cluster: TemporaryCluster): Place {
  const password = randomBytes(24).toString("base64url");
  const secret = randomBytes(32).toString("base64url");
  // @NOTE The settings are read once a process; its pools are those of the side that is entered.
  Object.assign(process.env, settings(secret), { DATABASE_APP_URL: cluster.url });
  return { url: cluster.url, secret, password };
}

type Once = { readonly question: Question; readonly round: number; readonly kept: boolean };

/** Asks one member of a side in process, through the API's own handler, and tells how many ms it took. */
export async function askOnce(side: Side, { question, round, kept }: Once): Promise<number> {
  enter(side.held);
  const at = round % side.members.length;
  const member = side.members[at];
  if (member === undefined) throw new Error("There is nobody to ask for.");
  // @NOTE As after a change: what is kept of the organization is asked for anew.
  if (!kept) doubtState(member.organizationId);
  const url = `http://127.0.0.1/api/v1${question(round, side.ids[at] ?? "")}`;
  const start = performance.now();
  const response = await handleApi(new Request(url), {
    ...{ credential: "session", caller: callerOf(member) },
  });
  await response.arrayBuffer();
  const taken = performance.now() - start;
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return taken;
}

/** The time that this share of all took at most. */
export const timeAt = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

function settings(secret: string): Record<string, string> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { signing, verifying } = tokenKeys();
  return {
    GATEHOUSE_SECRET: secret,
    GATEHOUSE_SIGNING_KEY: JSON.stringify(privateKey.export({ format: "jwk" })),
    GATEHOUSE_VERIFY_KEY: JSON.stringify(publicKey.export({ format: "jwk" })),
    GATEHOUSE_TOKEN_SIGNING_KEYS: signing,
    GATEHOUSE_TOKEN_KEYS: verifying,
  };
}
