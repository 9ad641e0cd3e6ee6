import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdingCases } from "../entry-access.ts";
import type { EntryInput } from "../entry-input.ts";
import { modelOf } from "../models/model-of.ts";
import { heldFor } from "../resource/entry-rules.ts";
import { entrySource, type EntryView } from "../resource/entry-source.ts";

/** An entry whose past is asked about: how the caller may read it now, and what it is. */
export type Reader = EntryView & { readonly id: string; readonly present: Resource };

type Asking = EntryInput &
  Pick<EntryView, "said"> & { readonly permit: Pick<Permit, "action" | "cases"> };

const PLAIN = { include: null, fields: {} };

/**
 * Whoever may read an entry's past may read the entry now (C-6): as drafted, where there are drafts.
 * Where there are none, what was replaced is shown no more, and takes the right to change the entry
 * besides the one to read it.
 * @throws NotFound for everybody else.
 */
export async function readerOf(
  scope: Scope,
  { collection, id, permit, said }: Asking,
): Promise<Reader> {
  const seen = await viewFor(scope, { collection, id, permit });
  const view = seen && { ...seen, said };
  const found = view && (await findOne(scope, entrySource(scope, view), { id, ...PLAIN }));
  if (view === null || found === null) throw new NotFound();
  return { ...view, id, present: found.item };
}

async function viewFor(
  scope: Scope,
  { collection, id, permit: { action, cases } }: Asking,
): Promise<EntryView | null> {
  const { publishes } = modelOf(scope, collection);
  if (publishes !== (action === "read-draft")) return null;
  if (publishes) return { collection, view: "draft", cases };
  const holding = await holdingCases(scope, { action, collection, cases }, id);
  const held = holding.length === 0 ? null : heldFor(scope, "read", collection);
  return held === null ? null : { collection, view: "published", cases: held.cases };
}
