import { randomBytes } from "node:crypto";
import pg from "pg";
import type { PermissionGrant } from "@/lib/access/grants.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { issueAccessToken } from "@/lib/gates/api/issue.ts";
import { createDomain } from "@/lib/domains/create-domain.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { tokenIssuer } from "@/lib/gates/api/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { appUrlOf } from "../../../scripts/lib/app-role.ts";
import { migrateDatabase } from "../../../scripts/lib/migrate-database.ts";
import { ensureOwnerDatabase } from "../../../scripts/lib/owner-database.ts";
import { atDatabase } from "../../../scripts/lib/scratch-database.ts";
import type { TemporaryCluster } from "../../../scripts/lib/temporary-cluster.ts";
import { ownSettings } from "../../support/own-settings.ts";
import { callerOf } from "../../support/two-organizations.ts";
import { fill, foundOrganization } from "../content-fill.ts";

/** What the measured servers are told, and what a client of theirs has to know. */
export type World = {
  readonly env: Record<string, string>;
  readonly token: string;
  /** Of a domain that may ask once a minute. */
  readonly limited: string;
  readonly post: string;
  readonly author: string;
};

const HIDDEN = new Set(["secretNote", "sticky"]);
const SHOWN = ["title", "slug", "excerpt", "body", "author", "tags", "categories", "publishedAt"];

/** An organization with 200 posts of five authors, and a domain that reads them by a rule, and writes. */
export async function makeWorld(cluster: Pick<TemporaryCluster, "url">): Promise<World> {
  const { env, behind, admin } = await makeInstance(cluster);
  const run = (sql: string, given: readonly unknown[]) => behind.query(sql, [...given]);
  const { organizationId } = admin;
  await fill(run, [organizationId], { from: 1, to: 1_000 });
  const author = await writeAuthors(behind, organizationId);
  const permissions = [
    {
      collection: "posts",
      action: "read",
      fields: SHOWN.filter((name) => !HIDDEN.has(name)),
      rule,
    },
    { collection: "posts", action: "create" },
    { collection: "authors", action: "read" },
  ];
  const token = await domainToken(admin, { name: "bench", permissions });
  const limited = await domainToken(admin, { name: "limited", permissions, requestsPerMinute: 1 });
  await behind.query("VACUUM ANALYZE");
  const { rows } = await behind.query<{ id: string }>(
    "SELECT id FROM entries WHERE published ? 'body' ORDER BY published_at DESC LIMIT 1",
  );
  await behind.end();
  await closeDatabase();
  return {
    env: { ...env, BENCH_ORGANIZATION: organizationId },
    token,
    limited,
    post: rows[0]?.id ?? "",
    author,
  };
}

/** An instance with one organization; this process is told of it too, and may look behind it. */
type Instance = {
  readonly env: Record<string, string>;
  readonly behind: pg.Client;
  readonly admin: MemberPrincipal;
};

/** Makes an empty instance on a cluster, with the organization `acme`. Whoever asked ends `behind`. */
export async function makeInstance({ url }: Pick<TemporaryCluster, "url">): Promise<Instance> {
  const secret = randomBytes(32).toString("base64url");
  const ownerUrl = await ensureOwnerDatabase(url, randomBytes(24).toString("base64url"));
  const appUrl = appUrlOf(ownerUrl, secret);
  const env = {
    ...ownSettings({ secret, appUrl }),
    GATEHOUSE_PEPPER: randomBytes(32).toString("base64url"),
    API_ORGANIZATION_LIMIT: "100000000",
    NODE_ENV: "production",
  };
  Object.assign(process.env, env);
  await migrateDatabase(ownerUrl, appUrl);
  const behind = new pg.Client({
    connectionString: atDatabase(url, new URL(ownerUrl).pathname.slice(1)),
  });
  behind.on("error", () => undefined); // the query that meets the loss reports it
  await behind.connect();
  const admin = await foundOrganization((sql, given) => behind.query(sql, [...given]), "acme");
  return { env, behind, admin };
}

type Given = {
  readonly name: string;
  readonly permissions: readonly (Pick<PermissionGrant, "collection" | "action" | "rule"> & {
    readonly fields?: readonly string[];
  })[];
  /** How often it may ask; left out: as often as it likes. */
  readonly requestsPerMinute?: number | null;
};

/** A token of a new domain that may do exactly this. */
export async function domainToken(
  admin: MemberPrincipal,
  { name, permissions, requestsPerMinute = null }: Given,
): Promise<string> {
  const { organizationId } = admin;
  const system = callerOf({ kind: "system", organizationId, purpose: "provisioning" });
  await runUseCase(createRole, { slug: name, name, permissions }, system);
  const input = { name, hostname: `${name}.acme.test`, roles: [name], requestsPerMinute };
  const { id: domainId } = await runUseCase(createDomain, input, callerOf(admin));
  const keys = environment().GATEHOUSE_TOKEN_SIGNING_KEYS;
  const { token } = await issueAccessToken(
    { keys, issuer: tokenIssuer(environment()), now: Date.now() },
    { kind: "domain", organizationId, domainId, epoch: 1 },
  );
  return token;
}

/** @NOTE In force for all of the posts, so that nothing but the rule itself costs. */
const rule = { title: { _neq: "none" } };

async function writeAuthors(behind: pg.Client, organizationId: string): Promise<string> {
  await behind.query(
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
       changed, created_at, updated_at, published_at, published_updated_at)
     SELECT $1, gen_random_uuid(), c.id, 'a-' || x, d.data, d.data, 'a-' || x, false, now(), now(),
       now(), now()
     FROM generate_series(0, 4) x
     JOIN collections c ON c.organization_id = $1 AND c.slug = 'authors'
     CROSS JOIN LATERAL (SELECT jsonb_build_object('title', 'Author ' || x, 'bio', '') AS data) d`,
    [organizationId],
  );
  const named = `'{author}', to_jsonb('a-' || ascii(right(e.slug, 2)) % 5)`;
  await behind.query(
    `UPDATE entries e SET draft = jsonb_set(e.draft, ${named}),
       published = jsonb_set(e.published, ${named})
     FROM collections c WHERE c.organization_id = $1 AND c.slug = 'posts' AND e.collection_id = c.id
       AND e.organization_id = $1`,
    [organizationId],
  );
  const { rows } = await behind.query<{ id: string }>(
    "SELECT id FROM entries WHERE published_slug = 'a-1' AND organization_id = $1",
    [organizationId],
  );
  return rows[0]?.id ?? "";
}
