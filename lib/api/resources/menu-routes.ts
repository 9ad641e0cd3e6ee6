import { arrangeMenu } from "@/lib/content/menus/arrange-menu.ts";
import { getMenu } from "@/lib/content/menus/get-menu.ts";
import { MENU_MODEL } from "@/lib/content/menus/menu-model.ts";
import { MENUS, menuSchema } from "@/lib/content/menus/menu.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { Resource } from "@/lib/query/resource.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Answer } from "../answer.ts";
import type { ApiRequest, Route } from "../route.ts";
import { plainList } from "./plain-list.ts";
import { requireNamed } from "./require-named.ts";
import { shownAfter, systemRow } from "./system-reads.ts";
import { atDocument, requireId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "site-menus",
  summary:
    "A menu of the website: `header` or `footer`. Without `items` of its own it fills itself.",
  fields: MENU_MODEL,
  partOf: { collection: "site", field: "menus" },
};

const all = `${API}/site-menus`;
const row = { ...systemRow(resource), parameters: [] } as const;

/** The menus of the website. */
export const menuRoutes: readonly Route[] = [
  {
    ...{ ...row, method: "GET", pattern: all, kind: "list", action: "read", body: "none" },
    summary: "Lists the menus.",
    answer: async ({ caller }) => {
      const items: Resource[] = [];
      for (const id of MENUS) items.push((await get({ id }, caller)).item);
      return plainList(items, MENU_MODEL);
    },
  },
  {
    ...{ ...row, method: "GET", pattern: `${all}/:id`, kind: "get", action: "read", body: "none" },
    summary: "Gets a menu with all of its items, whatever becomes of them.",
    answer: async ({ params, caller }) => {
      return { kind: "one", ...(await get({ id: params["id"] ?? "" }, caller)) };
    },
  },
  {
    ...{ ...row, method: "PATCH", pattern: `${all}/:id`, kind: "update", action: "update" },
    ...{ body: "document", precondition: "if-match" },
    summary: "Arranges a menu; `items` null leaves it to itself again.",
    answer: arrange,
  },
];

async function arrange(request: ApiRequest): Promise<Answer> {
  const id = request.params["id"] ?? "";
  const { caller } = request;
  const change = writtenAttributes(request, resource);
  requireId(request, id);
  const menu = menuOf(id);
  const revision = requireNamed(request, (await runUseCase(getMenu, { menu }, caller)).revision);
  if ("items" in change) {
    const input = { menu, items: change["items"], revision };
    await atDocument(() => runUseCase(arrangeMenu, input, caller));
  }
  return { kind: "one", ...(await shownAfter({ type: resource.type, id, caller }, get)) };
}

async function get({ id }: { readonly id: string }, caller: Caller) {
  const { menu, isArranged, items, revision } = await runUseCase(
    getMenu,
    { menu: menuOf(id) },
    caller,
  );
  const attributes = { menu, isArranged, items: items as unknown as Json };
  const item = { type: resource.type, id, attributes, relationships: {}, revision };
  return { item, included: [] };
}

function menuOf(id: string) {
  const read = menuSchema.safeParse(id);
  if (!read.success) throw new NotFound();
  return read.data;
}
