import { newId, type OrganizationId, type SessionId } from "@/lib/kernel/ids.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { callerOf } from "../support/two-organizations.ts";

/** Runs one statement as somebody whom no row-level security holds. */
type Run = (sql: string, values: readonly unknown[]) => Promise<unknown>;

const FIELDS = {
  name: { kind: "text", indexed: true },
  price: { kind: "integer", indexed: true },
  made: { kind: "date", indexed: true },
  story: { kind: "long-text" },
} as const;

/** Ids of the fields, the same in every organization. */
const FIELD_IDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(FIELDS).map((name): [string, string] => [name, newId()]),
);

const GOODS = {
  ...{ slug: "goods", name: "Goods", publishes: true },
  fields: Object.entries(FIELDS).map(([name, more]) => ({
    ...{ id: FIELD_IDS[name], name, label: name },
    ...more,
  })),
};

const SYLLABLES = ["ka", "lo", "mi", "ren", "sta", "tor", "vel", "xin", "dra", "pu", "gan", "oth"];

/** A vocabulary of 1,728 words; the first are the ones that are used most. */
export const WORDS = SYLLABLES.flatMap((a) =>
  SYLLABLES.flatMap((b) => SYLLABLES.map((c) => `${a}${b}${c}`)),
);

/** Founds an organization with an Admin and a collection, by the use cases. */
export async function foundOrganization(run: Run, slug: string): Promise<MemberPrincipal> {
  const organizationId = newId<OrganizationId>();
  const system = callerOf({ kind: "system", organizationId, purpose: "provisioning" });
  await runUseCase(createOrganization, { slug, name: slug }, system);
  await runUseCase(createCollection, GOODS, system);
  const person = { email: `a@${slug}.test`, name: "Admin", passwordHash: null, roles: ["admin"] };
  const { id: memberId, userId } = await runUseCase(addMember, person, system);
  const sessionId = newId<SessionId>();
  const session = "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, now() + '1 day')";
  await run(session, [sessionId, userId]);
  return { kind: "member", organizationId, memberId, userId, sessionId, name: "Admin" };
}

/**
 * Adds to each organization the entries of these numbers, eight in ten of them goods and the others
 * posts, all but one in ten published; triggers and indexes as in the product.
 */
export async function fill(
  run: Run,
  organizations: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await run(
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
       changed, created_at, updated_at, published_at, published_updated_at)
     SELECT o.id, gen_random_uuid(), c.id, 'e-' || x, d.data, CASE WHEN x % 10 > 0 THEN d.data END,
       CASE WHEN x % 10 > 0 THEN 'e-' || x END, false, t.at, t.at,
       CASE WHEN x % 10 > 0 THEN t.at END, CASE WHEN x % 10 > 0 THEN t.at END
     FROM unnest($1::uuid[]) AS o(id) CROSS JOIN generate_series($2::int, $9::int) AS x
     JOIN collections c ON c.organization_id = o.id
       AND c.slug = CASE WHEN x % 5 = 0 THEN 'posts' ELSE 'goods' END
     CROSS JOIN LATERAL (SELECT timestamptz '2026-01-01' + x * interval '1 minute' AS at) t
     CROSS JOIN LATERAL (SELECT string_agg(($3::text[])[1 + floor(power(random(), 2) * $4)::int], ' ') AS said
       FROM generate_series(1, 30 + x % 20)) s
     CROSS JOIN LATERAL (SELECT CASE WHEN x % 5 = 0 THEN jsonb_build_object(
         'title', left(s.said, 40), 'excerpt', '', 'tags', '[]'::jsonb, 'categories', '[]'::jsonb,
         'author', NULL, 'sticky', false, 'secretNote', '', 'body', jsonb_build_object('type', 'doc',
         'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
           jsonb_build_array(jsonb_build_object('type', 'text', 'text', s.said))))))
       ELSE jsonb_build_object($5::text, left(s.said, 30), $6::text, (x * 7919) % 5000,
         $7::text, (date '2020-01-01' + x % 2000)::text, $8::text, s.said) END AS data) d`,
    [
      ...([organizations, from, WORDS, WORDS.length] as const),
      ...[FIELD_IDS["name"], FIELD_IDS["price"], FIELD_IDS["made"], FIELD_IDS["story"], to],
    ],
  );
}
