import { changeLocales } from "@/lib/content/locales/change-locales.ts";
import { getLocales } from "@/lib/content/locales/get-locales.ts";
import { SETTINGS_MODEL } from "@/lib/content/locales/locale.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Answer } from "../answer.ts";
import type { Route } from "../route.ts";
import { shownAfter, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "settings",
  summary: "The languages of the organization's content; the first is the default.",
  fields: SETTINGS_MODEL,
};

const row = { ...systemRow(resource), pattern: `${API}/settings`, parameters: [] } as const;

/** The one row of settings that an organization has. */
export const settingsRoutes: readonly Route[] = [
  {
    ...row,
    method: "GET",
    kind: "get",
    summary: "Tells the languages of content.",
    action: "read",
    body: "none",
    answer: async ({ caller }): Promise<Answer> => ({ kind: "one", ...(await settingsOf(caller)) }),
  },
  {
    ...row,
    method: "PATCH",
    kind: "update",
    summary: "Sets the languages of content.",
    action: "update",
    body: "document",
    answer: async (request): Promise<Answer> => {
      const { caller } = request;
      const id = caller.principal.organizationId;
      const input = writtenAttributes(request, resource);
      requireId(request, id);
      await atDocument(() => runUseCase(changeLocales, input, caller));
      const shown = await shownAfter({ type: resource.type, id, caller }, get);
      return { kind: "one", ...shown };
    },
  },
];

const get: SystemReads["get"] = (_one, caller) => settingsOf(caller);

async function settingsOf(caller: Caller) {
  const { locales } = await runUseCase(getLocales, {}, caller);
  const id = caller.principal.organizationId;
  const attributes = { locales: [...locales] };
  return {
    item: { type: resource.type, id, attributes, relationships: {}, revision: null },
    included: [],
  };
}
