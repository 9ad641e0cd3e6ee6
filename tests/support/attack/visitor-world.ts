import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { MemberId, UserId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { apiCredentials } from "./api-credentials.ts";
import { ask } from "./ask.ts";
import { rowsOf } from "./rows.ts";
import type { AttackServer } from "./server.ts";
import { WORDS, type Level } from "./visitor-model.ts";

type Slug = "acme" | "globex";

/** What stands on Acme's website for the matrix, besides its demo. */
export type MatrixWorld = Readonly<Record<"public file" | "named file" | "private file", string>>;

/** The collection that visitors may send to. */
export const FORM = "visitor-notes";

/** Opens a form and puts three files there, of which the linked draft names two. */
export async function makeWorld(server: AttackServer): Promise<MatrixWorld> {
  const { superUrl, organizations } = server;
  await rowsOf(
    superUrl,
    `WITH c AS (INSERT INTO collections (organization_id, id, slug, name, fields)
         VALUES ($1, gen_random_uuid(), $2, 'Notes of visitors', $3)),
       p AS (INSERT INTO policies (organization_id, id, name) VALUES ($1, gen_random_uuid(), $2)
         RETURNING id),
       q AS (INSERT INTO permissions (organization_id, id, policy_id, collection, action)
         SELECT $1, gen_random_uuid(), p.id, $2, 'create' FROM p)
     INSERT INTO role_policies (organization_id, role_id, policy_id)
       SELECT $1, r.id, p.id FROM p JOIN roles r ON r.organization_id = $1 AND r.slug = 'public'`,
    [
      ...[organizations.acme, FORM],
      JSON.stringify([{ id: randomUUID(), name: "note", label: "Note", kind: "text" }]),
    ],
  );
  const draft = await linkedDraft(server, "acme");
  const world = {
    "public file": await addFile(server, WORDS["the public file"], "public"),
    "named file": await addFile(server, WORDS["the named file"], "public"),
    "private file": await addFile(server, WORDS["the private file"], "private"),
  };
  for (const id of [world["named file"], world["private file"]]) {
    await rowsOf(
      superUrl,
      `INSERT INTO asset_uses (organization_id, asset_id, entry_id, published)
       VALUES ($1, $2, $3, false)`,
      [organizations.acme, id, draft],
    );
  }
  return world;
}

/** Takes away what the matrix made, whoever made it. */
export async function removeWorld({ superUrl }: AttackServer): Promise<void> {
  const ours = "(SELECT id FROM users WHERE email LIKE '%@matrix.test')";
  for (const statement of [
    `DELETE FROM collections WHERE slug = '${FORM}'`,
    `DELETE FROM role_policies WHERE policy_id IN (SELECT id FROM policies WHERE name = '${FORM}')`,
    `DELETE FROM policies WHERE name = '${FORM}'`,
    "DELETE FROM assets WHERE filename = 'matrix.txt'",
    "DELETE FROM asset_uses u WHERE NOT EXISTS (SELECT 1 FROM assets a WHERE a.id = u.asset_id)",
    "DELETE FROM entries WHERE slug LIKE 'matrix-%'",
    "DELETE FROM guest_sessions WHERE user_agent = 'matrix'",
    "DELETE FROM bypass_tokens WHERE name = 'matrix'",
    `DELETE FROM sessions WHERE user_id IN ${ours}`,
    `DELETE FROM members WHERE user_id IN ${ours}`,
    "DELETE FROM users WHERE email LIKE '%@matrix.test'",
  ]) {
    await rowsOf(superUrl, statement);
  }
}

export type MatrixMember = { readonly member: MemberId; readonly user: UserId };

/** A new Admin of an organization. */
export async function makeMember(
  { superUrl, organizations }: AttackServer,
  of: Slug,
): Promise<MatrixMember> {
  const [member, user] = [newId<MemberId>(), newId<UserId>()];
  await rowsOf(
    superUrl,
    `WITH u AS (INSERT INTO users (id, email, name) VALUES ($3, $3::uuid || '@matrix.test', 'M')),
       m AS (INSERT INTO members (organization_id, id, user_id) VALUES ($1, $2, $3))
     INSERT INTO member_roles (organization_id, member_id, role_id)
       SELECT $1, $2, id FROM roles WHERE organization_id = $1 AND slug = 'admin'`,
    [organizations[of], member, user],
  );
  return { member, user };
}

/** The draft post of an organization's demo. */
export async function linkedDraft(
  { superUrl, organizations }: AttackServer,
  of: Slug,
): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    superUrl,
    "SELECT id FROM entries WHERE organization_id = $1 AND slug = 'a-new-steel'",
    [organizations[of]],
  );
  if (row === undefined) throw new Error("The demo has no draft post.");
  return row.id;
}

/** Another draft that says the same. */
export async function copyDraft(server: AttackServer, of: Slug): Promise<string> {
  const id = randomUUID();
  const copied = { id, slug: `matrix-${id}` };
  await rowsOf(
    server.superUrl,
    `INSERT INTO entries SELECT (jsonb_populate_record(e, $2)).* FROM entries e WHERE id = $1`,
    [await linkedDraft(server, of), JSON.stringify(copied)],
  );
  return id;
}

async function addFile(
  { superUrl, organizations: { acme }, data }: AttackServer,
  text: string,
  visibility: "public" | "private",
): Promise<string> {
  const digest = createHash("sha256").update(text).digest("hex");
  const folder = path.join(data, "media/files", acme, digest.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, digest), text);
  const id = randomUUID();
  await rowsOf(
    superUrl,
    `INSERT INTO assets (organization_id, id, filename, media_type, size, digest, visibility)
     VALUES ($1, $2, 'matrix.txt', 'text/plain', $3, $4, $5::asset_visibility)`,
    [acme, id, Buffer.byteLength(text), digest, visibility],
  );
  return id;
}

/** What the record of Acme's site would be called at a level: another one each time it changes. */
export const versionAt = (level: Level): string =>
  ({ public: "101", private: "102", password: "103" })[level];

/** Puts Acme's site at a level: by the API where that has a wall before it. */
export async function setLevel(server: AttackServer, level: Level): Promise<void> {
  const { organizations, superUrl, port, root, wall } = server;
  const id = organizations.acme;
  if (wall !== "intact") {
    const statement = "UPDATE site_access SET level = $2::site_level WHERE organization_id = $1";
    await rowsOf(superUrl, statement, [id, level]);
    return;
  }
  const host = `acme.${root}`;
  const given = level === "password" ? { password: "the words of this matrix" } : {};
  const body = JSON.stringify({ data: { type: "site", id, attributes: { level, ...given } } });
  const knock = { method: "PATCH", host, path: "/api/v1/site", body };
  const headers = await (await apiCredentials(server))["a static token"]?.(knock);
  const type = { "content-type": "application/vnd.api+json" };
  const reply = await ask(port, { ...knock, headers: { ...headers, ...type } });
  if (reply.status !== 200) throw new Error(`The level stays: ${reply.status} ${reply.body}`);
  await untilSeen(port, host, level);
}

/** As long as the wall may judge by what it remembers of a site. */
const MEMORY_MS = 1_000;

/**
 * Waits until a stranger's request is judged by the new record.
 * @NOTE Of a password no stranger sees which one counts: that takes as long as the wall remembers.
 */
async function untilSeen(port: number, host: string, level: Level): Promise<void> {
  if (level === "password") await delay(MEMORY_MS);
  for (let tries = 0; tries < 50; tries += 1) {
    const { status, body } = await ask(port, { host, path: "/maintenance" });
    const closed = body.includes('type="password"') ? "password" : "private";
    if ((status === 307 ? "public" : closed) === level) return;
    await delay(100);
  }
  throw new Error("The wall does not hear of the new level.");
}
