import { randomBytes } from "node:crypto";
import { cpus } from "node:os";
import pg from "pg";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { handleApi } from "@/lib/api/handle-api.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { newId, type OrganizationId, type SessionId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { appUrlOf } from "../../scripts/lib/app-role.ts";
import { migrateDatabase } from "../../scripts/lib/migrate-database.ts";
import { ensureOwnerDatabase } from "../../scripts/lib/owner-database.ts";
import { atDatabase } from "../../scripts/lib/scratch-database.ts";
import { temporaryCluster } from "../../scripts/lib/temporary-cluster.ts";
import {
  BIG,
  storeBigOrganization,
  storePlainPosts,
  type Size,
} from "../support/big-organization.ts";
import { ownSettings } from "../support/own-settings.ts";
import { callerOf } from "../support/two-organizations.ts";
import { median } from "./measure.ts";

/**
 * What many policies cost a list of twenty posts: the first request after a policy was changed, and
 * those that follow, in an organization with one role and in one with fifty roles, two hundred
 * collections and a thousand policies. In process, past the doors: the engine and the database.
 */
const CHANGES = 40;
const LATER = 5;
const SMALL: Size = { roles: 1, collections: 3, policies: 3 };

const cluster = await temporaryCluster();
const secret = randomBytes(32).toString("base64url");
const ownerUrl = await ensureOwnerDatabase(cluster.url, randomBytes(24).toString("base64url"));
const database = new URL(ownerUrl).pathname.slice(1);
const appUrl = appUrlOf(ownerUrl, secret);
await migrateDatabase(ownerUrl, appUrl);
Object.assign(process.env, ownSettings({ secret, appUrl }));
const behind = new pg.Client({ connectionString: atDatabase(cluster.url, database) });
await behind.connect();
try {
  await report({ small: await found("small", SMALL), big: await found("big", BIG) });
} finally {
  await behind.end();
  await closeDatabase();
  await cluster.stop();
}

type Timed = { readonly first: readonly number[]; readonly later: readonly number[] };

async function report(members: Record<"small" | "big", MemberPrincipal>): Promise<void> {
  await timed(members.small);
  await timed(members.big);
  // @NOTE One after the other and again, so that what the machine does meanwhile falls on both.
  const rounds = { small: [await timed(members.small)], big: [await timed(members.big)] };
  rounds.small.push(await timed(members.small));
  rounds.big.push(await timed(members.big));
  const all = (name: "small" | "big", pick: keyof Timed) =>
    median(rounds[name].flatMap((round) => round[pick]));
  const line = (what: string, pick: keyof Timed) => {
    const [small, big] = [all("small", pick), all("big", pick)];
    const ratio = `${(big / small).toFixed(2)} times`;
    console.log(`${what}: ${small.toFixed(2)} ms small, ${big.toFixed(2)} ms big, ${ratio}`);
  };
  const { model = "unknown" } = cpus()[0] ?? {};
  console.log(`List of 20 posts, ${cpus().length} cores (${model}), Node ${process.versions.node}`);
  line("first request after a policy change", "first");
  line("later requests", "later");
}

async function timed(who: MemberPrincipal): Promise<Timed> {
  const [first, later]: [number[], number[]] = [[], []];
  for (let change = 0; change < CHANGES; change += 1) {
    await changeSomePolicy(who.organizationId);
    first.push(await once(who));
    for (let again = 0; again < LATER; again += 1) later.push(await once(who));
  }
  return { first, later };
}

async function changeSomePolicy(organizationId: OrganizationId): Promise<void> {
  await behind.query(
    `UPDATE permissions SET fields = '["title", "slug", "tags"]' WHERE organization_id = $1
       AND id = (SELECT id FROM permissions WHERE organization_id = $1 AND collection = 'posts'
         AND fields IS NOT NULL ORDER BY random() LIMIT 1)`,
    [organizationId],
  );
}

async function once(who: MemberPrincipal): Promise<number> {
  const request = new Request("http://127.0.0.1/api/v1/content/posts?page[size]=20");
  const start = performance.now();
  const response = await handleApi(request, { credential: "session", caller: callerOf(who) });
  const body = (await response.json()) as { data?: unknown[] };
  const taken = performance.now() - start;
  if (body.data?.length !== 20) throw new Error(`Answered ${response.status}.`);
  return taken;
}

async function found(slug: string, size: Size): Promise<MemberPrincipal> {
  const organizationId = newId<OrganizationId>();
  const system = callerOf({ kind: "system", organizationId, purpose: "provisioning" });
  await runUseCase(createOrganization, { slug, name: slug }, system);
  const person = { email: `member@${slug}.test`, name: "Member", passwordHash: null, roles: [] };
  const { id: memberId, userId } = await runUseCase(addMember, person, system);
  const sessionId = newId<SessionId>();
  const session = "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, now() + '1 day')";
  await behind.query(session, [sessionId, userId]);
  const run = (sql: string, values: readonly unknown[]) => behind.query(sql, [...values]);
  await storeBigOrganization(run, { organizationId, memberId }, size);
  await storePlainPosts(run, organizationId, 300);
  await run("ANALYZE", []);
  return { kind: "member", organizationId, memberId, userId, sessionId, name: "Member" };
}
