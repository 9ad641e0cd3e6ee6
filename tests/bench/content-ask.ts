import { randomBytes } from "node:crypto";
import { handleApi } from "@/lib/api/handle-api.ts";
import { doubtState } from "@/lib/tenancy/kept-rows.ts";
import type { TemporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import { ownSettings } from "../support/own-settings.ts";
import { callerOf } from "../support/two-organizations.ts";
import { enter, type Place, type Side } from "./content-side.ts";

/** What is asked below the API; `at` makes each question another one, `id` is a post's. */
export type Question = (at: number, id: string) => string;

/** Gives this process settings of its own, and says where databases are made. */
export function settleIn(cluster: TemporaryCluster): Place {
  const password = randomBytes(24).toString("base64url");
  const secret = randomBytes(32).toString("base64url");
  // @NOTE The settings are read once a process; its pools are those of the side that is entered.
  Object.assign(process.env, ownSettings({ secret, appUrl: cluster.url }));
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

/**
 * Questions that any number of policies answers alike.
 * @NOTE Three policies show two fields of a post, a thousand show all: without a choice of fields the
 * answers of one side would be five times as long.
 */
export const GROWTH: Readonly<Record<"list" | "get", Question>> = {
  list: () => "/content/posts?page[size]=20&fields[posts]=title,slug",
  get: (_at, id) => `/content/posts/${id}?fields[posts]=title,slug`,
};
