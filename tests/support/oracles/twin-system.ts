import { ask } from "../database.ts";
import type { Hostile } from "./ask-twin.ts";
import { idOf, type Twin } from "./twin-entries.ts";

/** Everything that begins so may be seen, in part; what does not is hidden. */
export const OPEN = "Open";

const secret = (twin: Twin, at: number): string =>
  twin === "one" ? `alpha secret ${at}` : `zulu secret ${99 - at}`;

const word = (twin: Twin): string => (twin === "one" ? "alpha" : "zulu");

/**
 * Members, roles, policies, domains, browser errors and lines of the ledger: four of each that may
 * be seen in part, and some that are hidden, another one more in the other world.
 */
export async function storeTwinSystem(
  url: string,
  organizationId: string,
  twin: Twin,
): Promise<void> {
  for (const statement of GONE) await ask(url, statement, [organizationId]);
  const seen = [0, 1, 2, 3].map((at) => row(twin, at, `${OPEN} ${at}`));
  const hidden = (twin === "one" ? [4, 5, 6] : [4, 5, 6, 7]).map((at) =>
    row(twin, at, secret(twin, at)),
  );
  await ask(url, STORE, [organizationId, JSON.stringify([...seen, ...hidden])]);
}

/** One of everything; its name may be seen where it begins with the word for that. */
const row = (twin: Twin, at: number, name: string) => ({
  ...{ at, name, user: idOf(`user ${at}`), member: idOf(`member ${at}`), role: idOf(`role ${at}`) },
  ...{ policy: idOf(`policy ${at}`), domain: idOf(`domain ${at}`), event: idOf(`event ${at}`) },
  ...{ error: idOf(`error ${at}`), slug: name.toLowerCase().replaceAll(" ", "-") },
  secret: secret(twin, at),
  host: `${name.startsWith(OPEN) ? "open" : word(twin)}-${at}.twin.test`,
  count: twin === "one" ? at : 40 - at,
});

const GONE = [
  "DELETE FROM member_roles WHERE organization_id = $1 AND role_id IN (SELECT id FROM roles WHERE description LIKE 'twin%')",
  "DELETE FROM members m USING users u WHERE organization_id = $1 AND u.id = m.user_id AND u.email LIKE '%@twin.test'",
  "DELETE FROM users WHERE email LIKE '%@twin.test' AND $1::text IS NOT NULL",
  "DELETE FROM roles WHERE organization_id = $1 AND description LIKE 'twin%'",
  "DELETE FROM policies WHERE organization_id = $1 AND description LIKE 'twin%'",
  "DELETE FROM domains WHERE organization_id = $1 AND hostname LIKE '%.twin.test'",
  "DELETE FROM client_errors WHERE organization_id = $1",
  "DELETE FROM audit_events WHERE organization_id = $1",
];

const AT = "'2026-03-01T00:00:00Z'::timestamptz";

const STORE = `
  WITH x AS (SELECT x FROM jsonb_array_elements($2::jsonb) x),
  u AS (INSERT INTO users (id, email, name) SELECT (x->>'user')::uuid,
    replace(x->>'secret', ' ', '.') || '@twin.test', x->>'name' FROM x),
  m AS (INSERT INTO members (organization_id, id, user_id, created_at)
    SELECT $1::uuid, (x->>'member')::uuid, (x->>'user')::uuid, ${AT} FROM x),
  r AS (INSERT INTO roles (organization_id, id, slug, name, description)
    SELECT $1::uuid, (x->>'role')::uuid, x->>'slug', x->>'name', 'twin ' || (x->>'secret') FROM x),
  p AS (INSERT INTO policies (organization_id, id, name, description)
    SELECT $1::uuid, (x->>'policy')::uuid, x->>'name', 'twin ' || (x->>'secret') FROM x),
  rp AS (INSERT INTO role_policies (organization_id, role_id, policy_id)
    SELECT $1::uuid, (x->>'role')::uuid, (x->>'policy')::uuid FROM x WHERE (x->>'count')::int > 5),
  mr AS (INSERT INTO member_roles (organization_id, member_id, role_id)
    SELECT $1::uuid, (x->>'member')::uuid, (x->>'role')::uuid FROM x WHERE (x->>'count')::int > 3),
  d AS (INSERT INTO domains (organization_id, id, name, hostname, origins, ip_ranges, created_at,
      requests_per_minute)
    SELECT $1::uuid, (x->>'domain')::uuid, x->>'secret', x->>'host', '{}', '{}', ${AT},
      (x->>'count')::int FROM x),
  e AS (INSERT INTO client_errors (organization_id, id, kind, fingerprint, message, page,
      first_seen_at, last_seen_at, count)
    SELECT $1::uuid, (x->>'error')::uuid, 'error', x->>'at', x->>'secret', x->>'name', ${AT}, ${AT},
      (x->>'count')::int FROM x)
  INSERT INTO audit_events (organization_id, id, occurred_at, actor_kind, actor_id, actor_name,
      action, collection, subject_id, summary)
    SELECT $1::uuid, (x->>'event')::uuid, ${AT}, 'member', (x->>'user')::uuid, x->>'name',
      'twin.seen', 'users', (x->>'member')::uuid, x->>'secret' FROM x`;

/** A field that tells what may be seen, those that are shown there, and all that there are. */
export type SystemType = {
  readonly type: string;
  readonly by: string;
  readonly shown: readonly string[];
  readonly fields: readonly string[];
  /** What the ids are of. */
  readonly id: string;
};

export const SYSTEM_TYPES: readonly SystemType[] = [
  {
    ...{ type: "users", by: "name", shown: ["name", "status"], id: "member" },
    fields: ["name", "email", "status", "roles", "policies", "userId", "createdAt", "lastSeenAt"],
  },
  {
    ...{ type: "roles", by: "name", shown: ["name", "slug"], id: "role" },
    fields: ["name", "slug", "description", "system", "contains", "policies"],
  },
  {
    ...{ type: "policies", by: "name", shown: ["name"], id: "policy" },
    fields: ["name", "description", "permissions"],
  },
  {
    ...{ type: "domains", by: "hostname", shown: ["hostname", "status"], id: "domain" },
    fields: ["hostname", "name", "status", "roles", "requestsPerMinute", "createdAt", "keys"],
  },
  {
    ...{ type: "client-errors", by: "page", shown: ["page", "kind", "status"], id: "error" },
    fields: ["page", "message", "kind", "count", "stack", "lastSeenAt"],
  },
  {
    ...{ type: "audit-events", by: "actorName", shown: ["actorName", "occurredAt"], id: "event" },
    fields: ["actorName", "summary", "action", "actorId", "subjectId", "occurredAt", "detail"],
  },
];

const GUESSES = ["alpha secret 4", "zulu secret 95", "m", `${OPEN} 1`];

/** Ways to ask about a type: its list, its rows, and changes that are refused. */
export function systemQuestions({ type, fields, id }: SystemType): Hostile[] {
  const at = `/${type}`;
  const guess = (name: string) =>
    ["_eq", "_neq", "_lt", "_starts_with", "_contains"].flatMap((operator) =>
      GUESSES.map((text) => `${at}?filter[${name}][${operator}]=${encodeURIComponent(text)}`),
    );
  const lists = [
    ...[at, `${at}?page[size]=1`, `${at}?page[size]=3&sort=-id`],
    ...fields.flatMap((name) => [
      `${at}?sort=${name}`,
      `${at}?sort=-${name}&page[size]=2`,
      `${at}?fields[${type}]=${name}`,
      `${at}?filter[${name}][_null]=false`,
      `${at}?filter[${name}][_gt]=5`,
    ]),
    ...guess(fields[0] ?? ""),
    ...guess(fields[1] ?? ""),
  ];
  const rows = [5, 6, 7, 99].map((number) => idOf(`${id} ${number}`));
  return [
    ...lists.map((path) => ({ path })),
    ...rows.flatMap((row): Hostile[] => [
      { path: `${at}/${row}` },
      { path: `${at}/${row}?fields[${type}]=${fields.join()}` },
      { path: `${at}/${row}`, method: "DELETE" },
      ...CHANGES.map((attributes) => ({
        path: `${at}/${row}`,
        method: "PATCH",
        body: { data: { type, id: row, attributes } },
      })),
    ]),
  ];
}

const CHANGES = [
  ...[{ name: "x" }, { status: "suspended" }, { status: "resolved" }, { roles: [] }],
  ...[{ permissions: [] }, { contains: [] }, { page: "x" }],
];
