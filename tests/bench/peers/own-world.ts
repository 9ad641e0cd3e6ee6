import { closeDatabase } from "@/lib/db/client.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { TemporaryCluster } from "../../../scripts/lib/temporary-cluster.ts";
import { callerOf } from "../../support/two-organizations.ts";
import { domainToken, makeInstance } from "../direct/world.ts";

/** The content that every product of the comparison holds, as its harness makes it. */
export type SeedData = {
  readonly authors: () => readonly { name: string; email: string; bio: string }[];
  readonly posts: () => readonly {
    title: string;
    slug: string;
    status: "draft" | "published";
    body: string;
    authored_at: string;
    views: number;
    author: number;
  }[];
};

/** What the servers are told, and what there is to ask. */
export type OwnWorld = {
  readonly env: Record<string, string>;
  readonly reader: string;
  readonly writer: string;
  readonly authors: readonly string[];
  readonly published: readonly string[];
};

const text = (name: string) => ({ id: newId(), name, label: name, kind: "text" });
const WRITERS = ["name", "email", "bio"].map(text);
const ARTICLES = [
  text("title"),
  { id: newId(), name: "body", label: "body", kind: "long-text" },
  { id: newId(), name: "authored_at", label: "Authored", kind: "instant", indexed: true },
  { id: newId(), name: "views", label: "Views", kind: "integer" },
  { id: newId(), name: "author", label: "Author", kind: "relation", to: "writers" },
];
const SHOWN = ["title", "slug", "authored_at", "author"];

/**
 * The same content in the same shape as the peers hold it: two collections, a domain that reads what is
 * published without body and views, and of an author the name alone, and one that writes.
 */
export async function makeOwnWorld(
  cluster: Pick<TemporaryCluster, "url">,
  data: SeedData,
): Promise<OwnWorld> {
  const { env, behind, admin } = await makeInstance(cluster);
  const caller = callerOf(admin);
  const collections = [
    { slug: "writers", name: "Writers", publishes: true, fields: WRITERS },
    { slug: "articles", name: "Articles", publishes: true, website: true, fields: ARTICLES },
  ];
  for (const one of collections) await runUseCase(createCollection, one, caller);
  const authors = await addAll(caller, "writers", data.authors().map(writerOf));
  const posts = data.posts();
  const articles = posts.map((post) => articleOf(post, authors[post.author] ?? ""));
  const ids = await addAll(caller, "articles", articles);
  const permissions = [
    { collection: "articles", action: "read", fields: SHOWN },
    { collection: "writers", action: "read", fields: ["name"] },
  ];
  const reader = await domainToken(admin, { name: "reader", permissions });
  const writing = ["articles:create", "articles:read", "articles:publish", "writers:read"];
  const writer = await domainToken(admin, { name: "writer", permissions: writing.map(wholeOf) });
  await behind.query("VACUUM ANALYZE");
  await behind.end();
  await closeDatabase();
  const published = ids.filter((_, at) => posts[at]?.status === "published");
  return { env, reader, writer, authors, published };
}

function wholeOf(name: string) {
  const [collection = "", action = ""] = name.split(":");
  return { collection, action };
}

type Document = {
  readonly attributes: Record<string, string | number>;
  readonly relationships: Record<string, { type: string; id: string }>;
};

const writerOf = (author: Record<string, string>): Document => ({
  attributes: { ...author, status: "published" },
  relationships: {},
});

function articleOf(post: ReturnType<SeedData["posts"]>[number], author: string): Document {
  const { status, author: _index, ...attributes } = post;
  return {
    attributes: { ...attributes, ...(status === "published" ? { status } : {}) },
    relationships: { author: { type: "writers", id: author } },
  };
}

/** Through the use case of the API, eight at a time as the peers are filled. */
async function addAll(
  caller: Caller,
  collection: string,
  documents: readonly Document[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  const waiting = [...documents.entries()].values();
  const line = async () => {
    for (const [at, document] of waiting) {
      const input = { collection, document: { type: collection, id: null, ...document } };
      const { item } = await runUseCase(createEntryResource, input, caller);
      ids[at] = item.id;
    }
  };
  await Promise.all(Array.from({ length: 8 }, line));
  return ids;
}
