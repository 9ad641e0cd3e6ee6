import { changeSiteDesign } from "@/lib/site-design/change-site-design.ts";
import { DESIGN_MODEL } from "@/lib/site-design/design-model.ts";
import { getSiteDesign } from "@/lib/site-design/get-site-design.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Answer } from "../answer.ts";
import type { ApiRequest, Route } from "../route.ts";
import { requireNamed } from "./require-named.ts";
import { shownAfter, systemRow } from "./system-reads.ts";
import { atDocument, requireId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "site-design",
  summary:
    "How the website looks: theme, colours, letters, logo, and what search engines are told.",
  fields: DESIGN_MODEL,
  partOf: { collection: "settings", field: "design" },
};

const row = { ...systemRow(resource), pattern: `${API}/site-design`, parameters: [] } as const;

/** The one design that an organization's website has. */
export const designRoutes: readonly Route[] = [
  {
    ...{ ...row, method: "GET", kind: "get", action: "read", body: "none" },
    summary: "Tells how the website looks.",
    answer: async ({ caller }) => ({ kind: "one", ...(await designOf(caller)) }),
  },
  {
    ...{ ...row, method: "PATCH", kind: "update", action: "update", body: "document" },
    ...{
      precondition: "if-match",
      summary: "Changes how the website looks; what is left out stays.",
    },
    answer: change,
  },
];

async function change(request: ApiRequest): Promise<Answer> {
  const { caller } = request;
  const id = caller.principal.organizationId;
  const written = writtenAttributes(request, resource);
  requireId(request, id);
  const { design, revision } = await runUseCase(getSiteDesign, {}, caller);
  const input = { design: { ...design, ...written }, revision: requireNamed(request, revision) };
  await atDocument(() => unwrapped(() => runUseCase(changeSiteDesign, input, caller)));
  const shown = await shownAfter({ type: resource.type, id, caller }, () => designOf(caller));
  return { kind: "one", ...shown };
}

/** @NOTE The input holds the design as a whole, a document its parts. */
async function unwrapped<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const issues = error.issues.map(({ path: [, ...path], message }) => ({ path, message }));
    throw new Invalid(error.message, issues);
  }
}

async function designOf(caller: Caller) {
  const { design, revision } = await runUseCase(getSiteDesign, {}, caller);
  const id = caller.principal.organizationId;
  const item = { type: resource.type, id, attributes: { ...design }, relationships: {}, revision };
  return { item, included: [] };
}
