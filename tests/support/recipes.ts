import { beforeAll } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "./api/ask-api.ts";
import type { TestDatabase } from "./database.ts";
import { joined, system } from "./shop.ts";
import type { Organization, World } from "./two-organizations.ts";

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});

/** Cooks and their dishes, with drafts and on the website; stock, of which there are none. */
const collections = () => [
  {
    ...{ slug: "cooks", name: "Cooks", website: true, publishes: true },
    fields: [field("name", "text"), field("town", "text")],
  },
  {
    ...{ slug: "dishes", name: "Dishes", website: true, publishes: true },
    fields: [
      field("title", "text"),
      field("code", "text", { unique: true }),
      field("number", "integer", { unique: true }),
      field("story", "long-text"),
      field("secret", "text"),
      field("cook", "relation", { to: "cooks" }),
      field("helpers", "relations", { to: "cooks" }),
    ],
  },
  {
    ...{ slug: "stock", name: "Stock" },
    fields: [
      field("item", "text", { required: true }),
      field("price", "decimal"),
      field("from", "relation", { to: "dishes" }),
    ],
  },
];

/** Rights of somebody who sees dishes of theirs, without the secret, and cooks but those of nowhere. */
const PERMISSIONS = [
  { collection: "cooks", action: "read", rule: { town: { _neq: "Nowhere" } } },
  { collection: "cooks", action: "read-draft", rule: { town: { _neq: "Nowhere" } } },
  ...["read", "read-draft", "update"].map((action) => ({
    ...{ collection: "dishes", action, rule: { title: { _starts_with: "Our" } } },
    fields: ["title", "slug", "story", "code", "number", "cook", "helpers", "status"],
  })),
  {
    ...{ collection: "dishes", action: "create" },
    fields: ["title", "slug", "story", "secret", "helpers", "cook"],
  },
  { collection: "stock", action: "read" },
];

/** Who is in the kitchen beside an Admin. */
export type Kitchen = {
  /** Holds the rights above. */
  readonly helper: MemberPrincipal;
  /** Reads what is published and nothing else. */
  readonly reader: MemberPrincipal;
};

/** Opens the same kitchen in both organizations. Made once a test file; answers Acme's people. */
export function useKitchen(database: () => TestDatabase, world: () => World): () => Kitchen {
  let kitchen: Kitchen | undefined;
  beforeAll(async () => {
    for (const { id } of [world().acme, world().globex]) {
      for (const collection of collections()) {
        await runUseCase(createCollection, collection, system(id, "provisioning"));
      }
    }
    const { id } = world().acme;
    const helper = { slug: "helper", name: "Helper", permissions: PERMISSIONS };
    const reads = ["cooks", "dishes", "stock"].map((collection) => ({
      ...{ collection, action: "read" },
    }));
    const reader = { slug: "reads", name: "Reads", permissions: reads };
    for (const role of [helper, reader]) {
      await runUseCase(createRole, role, system(id, "provisioning"));
    }
    const join = (name: string, role: string) =>
      joined(database().superUrl, { id, name, roles: [role] });
    kitchen = { helper: await join("hal", "helper"), reader: await join("rea", "reads") };
  });
  return () => {
    if (kitchen === undefined) throw new Error("The kitchen is open only while tests run.");
    return kitchen;
  };
}

/** Adds an entry as the Admin of an organization; answers its id. */
export async function cooked(
  { admin }: Organization,
  type: string,
  { relationships = {}, ...attributes }: Record<string, unknown>,
): Promise<string> {
  const data = { type, attributes, relationships };
  const { status, body } = await askApi(admin, `/content/${type}`, { body: { data } });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.data.id;
}

export const linkTo = (type: string, ...ids: readonly string[]) => ({
  data: ids.map((id) => ({ type, id })),
});
