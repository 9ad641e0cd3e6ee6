import { beforeAll } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase, type TestDatabase } from "../database.ts";
import { callerOf, useTwoOrganizations, type Organization } from "../two-organizations.ts";

/** An organization with content. */
export type ApiOrganization = Organization & {
  /** By collection and slug. */
  readonly ids: Readonly<Record<string, string>>;
};

export type ApiWorld = { readonly acme: ApiOrganization; readonly globex: ApiOrganization };

const POSTS = ["one", "two", "three"];

/**
 * Two organizations with the same slugs and titles. Each has two authors, three published posts and
 * a draft, and a page with one below it; its own name stands in every text. Made once a test file.
 */
export function useApiWorld(): { world: () => ApiWorld; database: () => TestDatabase } {
  const database = useDatabase();
  const organizations = useTwoOrganizations(database);
  const made: ApiWorld[] = [];
  beforeAll(async () => {
    const { acme, globex } = organizations();
    made.push({ acme: await furnish(acme), globex: await furnish(globex) });
  });
  return {
    database,
    world: () => {
      const [world] = made;
      if (world === undefined) throw new Error("The world exists only while tests run.");
      return world;
    },
  };
}

async function furnish(organization: Organization): Promise<ApiOrganization> {
  const { admin, slug: name } = organization;
  const ids: Record<string, string> = {};
  const add = async (collection: string, slug: string, more: Adding = {}) => {
    const id = await addEntry(admin, { collection, slug, name, ...more });
    ids[`${collection}/${slug}`] = id;
    return id;
  };
  for (const author of ["ada", "grace"]) await add("authors", author);
  for (const slug of POSTS) await add("posts", slug, { author: slug === "three" ? null : "ada" });
  await add("posts", "unseen", { author: "grace", isDraft: true });
  const parentId = await add("pages", "about");
  await add("pages", "team", { parentId });
  return { ...organization, ids };
}

type Adding = {
  readonly author?: string | null;
  readonly parentId?: string;
  readonly isDraft?: boolean;
};

/** The name of the organization is part of what is only there: a crossed wire shows. */
async function addEntry(
  admin: Principal,
  entry: Adding & { collection: string; slug: string; name: string },
): Promise<string> {
  const { collection, slug, parentId = null, isDraft = false } = entry;
  const data = dataOf(entry);
  const input = { collection, slug, parentId, data };
  const { id } = await runUseCase(createEntry, input, callerOf(admin));
  if (!isDraft) {
    await runUseCase(publishEntry, { collection, id, revision: 1 }, callerOf(admin));
  }
  return id;
}

function dataOf({ collection, slug, name, author = null }: Parameters<typeof addEntry>[1]) {
  const title = `The ${slug}`;
  const text = { type: "text", text: `${name}-only` };
  const doc = { type: "doc", content: [{ type: "paragraph", content: [text] }] };
  switch (collection) {
    case "authors":
      return { title, email: `${slug}@${name}-hidden.test`, bio: `${name}-only` };
    case "posts":
      return {
        ...{ title, body: doc, excerpt: `${name}-only`, tags: ["a", slug], categories: [] },
        ...{ author, sticky: slug === "one", secretNote: `hidden-only ${name}` },
      };
    default:
      return { title, blocks: [{ id: crypto.randomUUID(), kind: "richText", doc }] };
  }
}
