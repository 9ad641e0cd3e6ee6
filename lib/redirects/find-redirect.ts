import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { Redirect } from "./redirect.ts";
import { findByPath, findByQuery, listShapes, type QueryShape } from "./repository.ts";

const path = z.string().max(8_192);

/**
 * The redirect about an address at which nothing stands. It takes the right to look at the website's
 * pages at all: whoever may not is told of no address.
 */
export const findRedirect = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "pages",
  input: z.strictObject({ path }),
  run: ({ scope, input }): Promise<Redirect | null> => findByPath(scope, input.path),
});

/** The redirect about a path with one of these queries, whatever stands at the path alone. */
export const findQueryRedirect = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "pages",
  input: z.strictObject({ path, queries: z.array(z.string().max(8_192)).max(200) }),
  run: ({ scope, input }): Promise<Redirect | null> => findByQuery(scope, input),
});

/** Which queries at which paths some redirect is about, so that no other is asked for. */
export const listQueryShapes = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "pages",
  input: z.strictObject({}),
  run: ({ scope }): Promise<readonly QueryShape[]> => listShapes(scope),
});
