import { createHash } from "node:crypto";
import { paragraph } from "../api/posts.ts";
import { ask } from "../database.ts";

/** Two worlds that differ in nothing that the one who asks may see. */
export type Twin = "one" | "other";

/**
 * Who asks: a reader sees what is published, a drafter what is drafted. What the other form of an
 * entry says is hidden from each.
 */
export type Audience = "reader" | "drafter";

/** An entry with a fixed id and fixed times, so that both worlds have the same. */
export type TwinEntry = {
  readonly id: string;
  readonly collection: "posts" | "authors";
  readonly slug: string;
  readonly draft: Readonly<Record<string, unknown>>;
  readonly published: Readonly<Record<string, unknown>> | null;
  readonly publishedSlug: string | null;
  readonly changed: boolean;
  readonly revision: number;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly binned?: true;
};

/** An id that stands for a word. */
export function idOf(word: string): string {
  const hex = createHash("sha256").update(word).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What is told to nobody who asks: other words in the other world, and another order of them. */
const secret = (twin: Twin, at: number): string =>
  twin === "one" ? `alpha secret ${at}` : `zulu secret ${99 - at}`;

const day = (at: number): string => `2026-03-${String(at).padStart(2, "0")}T08:00:00.000Z`;

/** The entries of a world; `seen` is the form that the audience sees. */
export function twinEntries(twin: Twin, audience: Audience): TwinEntry[] {
  const authors = ["ada", "bob", "ghost"].map((name, at) => {
    const title = name === "ghost" ? "Ghost" : `Author ${name}`;
    return entry(twin, audience, {
      ...{ collection: "authors", slug: name, at },
      seen: { title, email: secret(twin, at), bio: secret(twin, 9 - at) },
      unseen: { title: secret(twin, at), email: secret(twin, at), bio: "" },
    });
  });
  const posts = ["shown", "plain", "hidden"].flatMap((tag, group) =>
    [0, 1, 2, 3].map((index) => post(twin, audience, { tag, at: group * 4 + index })),
  );
  const more = twin === "one" ? [] : [post(twin, audience, { tag: "hidden", at: 20 })];
  const binned = [post(twin, audience, { tag: "shown", at: 24 }), ...hiddenBin(twin, audience)];
  return [
    ...authors,
    ...posts,
    ...more,
    ...binned.map((one) => ({ ...one, binned: true }) as const),
  ];
}

const hiddenBin = (twin: Twin, audience: Audience): TwinEntry[] =>
  twin === "one" ? [] : [post(twin, audience, { tag: "hidden", at: 25 })];

function post(twin: Twin, audience: Audience, { tag, at }: { tag: string; at: number }): TwinEntry {
  const isSeen = tag === "hidden" ? secret(twin, at) : `Post ${at}`;
  const note = tag === "shown" ? `note ${at}` : secret(twin, at);
  const seen = {
    ...{ title: isSeen, body: paragraph(note), excerpt: note, tags: [tag], categories: [] },
    ...{ sticky: tag === "shown" ? at % 2 === 0 : (twin === "one") === (at % 2 === 0) },
    author: ["ada", "bob", hiddenAuthor(twin), null][at % 4],
    secretNote: note,
  };
  const unseen = { ...seen, title: secret(twin, at), excerpt: secret(twin, at), author: "ada" };
  const slug = tag === "hidden" ? `hidden-${twin === "one" ? at : 40 - at}` : `post-${at}`;
  return entry(twin, audience, { collection: "posts", slug, at, seen, unseen });
}

/** @NOTE An author whom one may not read is as one who is not there, and as none. */
const hiddenAuthor = (twin: Twin): string | null => (twin === "one" ? "ghost" : null);

type Content = Readonly<Record<string, unknown>>;
type Making = {
  readonly collection: TwinEntry["collection"];
  readonly slug: string;
  readonly at: number;
  readonly seen: Content;
  readonly unseen: Content;
};

function entry(
  twin: Twin,
  audience: Audience,
  { collection, slug, at, seen, unseen }: Making,
): TwinEntry {
  const known = { id: idOf(`${collection} ${at}`), collection, slug };
  if (audience === "drafter") {
    const published = { published: unseen, publishedSlug: slug, publishedAt: day(at + 1) };
    return { ...known, ...published, draft: seen, changed: true, revision: 3, updatedAt: day(20) };
  }
  const isChanged = twin === "one";
  return {
    ...known,
    ...{ draft: isChanged ? unseen : seen, published: seen, publishedSlug: slug },
    ...{ changed: isChanged, revision: isChanged ? 3 : 7, publishedAt: day(at + 1) },
    updatedAt: day(isChanged ? 20 : 21),
  };
}

/** Puts these entries, and no others, into an organization. */
export async function storeTwins(
  url: string,
  organizationId: string,
  entries: readonly TwinEntry[],
): Promise<void> {
  await ask(url, "DELETE FROM entries WHERE organization_id = $1", [organizationId]);
  await ask(
    url,
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published,
       published_slug, changed, revision, created_at, updated_at, published_at,
       published_updated_at, deleted_at)
     SELECT $1, (p->>'id')::uuid, c.id, p->>'slug', p->'draft', nullif(p->'published', 'null'),
       p->>'publishedSlug', (p->>'changed')::boolean, (p->>'revision')::int,
       '2026-01-01T00:00:00Z', (p->>'updatedAt')::timestamptz, (p->>'publishedAt')::timestamptz,
       (p->>'publishedAt')::timestamptz,
       CASE WHEN (p->>'binned')::boolean THEN '2026-04-01T00:00:00Z'::timestamptz END
     FROM jsonb_array_elements($2::jsonb) p JOIN collections c
       ON c.organization_id = $1 AND c.slug = p->>'collection'`,
    [organizationId, JSON.stringify(entries)],
  );
  await ask(url, KEEP_VERSIONS, [organizationId]);
}

/** @NOTE What an author's first version says is told to nobody, and another in each of the worlds. */
const KEEP_VERSIONS = `
  INSERT INTO entry_versions (organization_id, entry_id, number, revision, action, data,
    author_name, created_at)
  SELECT e.organization_id, e.id, v.number, v.number, v.action,
    jsonb_build_object('slug', e.slug, 'parentId', NULL, 'data',
      CASE WHEN v.number = 1 AND c.slug = 'authors'
        THEN jsonb_set(e.draft, '{bio}', e.draft->'email') ELSE e.draft END),
    'somebody', '2026-02-01T00:00:00Z'
  FROM entries e JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
  CROSS JOIN (VALUES (1, 'create'), (2, 'save')) AS v(number, action)
  WHERE e.organization_id = $1`;
