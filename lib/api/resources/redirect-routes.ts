import { createRedirects } from "@/lib/redirects/create-redirects.ts";
import { redirectModel } from "@/lib/redirects/redirect-model.ts";
import { getRedirectResource, listRedirectResources } from "@/lib/redirects/redirect-resources.ts";
import { removeRedirects } from "@/lib/redirects/remove-redirects.ts";
import { updateRedirect } from "@/lib/redirects/update-redirect.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { Route } from "../route.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const resource = {
  type: "site-redirects",
  summary: "An old address of the website, and where it leads; a star takes along what is below.",
  fields: redirectModel.fields,
  partOf: { collection: "site", field: "redirects" },
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listRedirectResources, input, caller),
  get: (input, caller) => runUseCase(getRedirectResource, input, caller),
};

/** Redirects of the website. */
export const redirectRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    action: "update",
    create: {
      summary: "Leads an old address of the website on. Loops are refused, and so is a way in two.",
      run: createOne,
    },
    update: {
      summary: "Leads an address elsewhere, or another one in its place.",
      kept: {},
      run: (input, caller) => runUseCase(updateRedirect, input, caller),
    },
    remove: {
      summary: "Takes a redirect away: its address is not found any more.",
      run: ({ id }, caller) => runUseCase(removeRedirects, { ids: [id] }, caller),
    },
  }),
];

/** @NOTE The use case takes many at once; what is wrong with this one is named as if it were alone. */
async function createOne(redirect: JsonObject, caller: Caller): Promise<{ readonly id: string }> {
  try {
    const { ids } = await runUseCase(createRedirects, { redirects: [redirect] }, caller);
    return { id: ids[0] ?? "" };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const alone = error.issues.map(({ path, message }) => ({ path: path.slice(2), message }));
    throw new Invalid(error.message, alone);
  }
}
