import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { WHOLE } from "@/lib/access/grants.ts";
import { viewFor } from "@/lib/content/resource/entry-fields.ts";
import { relatedSource } from "@/lib/content/resource/entry-source.ts";
import { inCollection } from "@/lib/content/resource/entry-sql.ts";
import { findModel } from "@/lib/content/models/model-of.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";

/** Where the entries of a collection are, and what whoever asks may see of them there. */
export type EntryPlace = {
  readonly from: Sql;
  /** All entries that are not in the bin. */
  readonly where: Sql;
  readonly id: Sql;
  /** Whether an entry has the form that the action speaks of. */
  readonly isThere: Sql;
  /** As whoever asks may read them, in whichever forms. */
  readonly sources: readonly Source[];
  /** The form that the rules of the action speak of, as whoever asks may read it. */
  readonly seen: Source | null;
  /** Whether whoever asks may read everything of every entry there, and what it refers to. */
  readonly whole: boolean;
  readonly titleField: string | null;
};

/** The place of an action on a collection; null where nothing may be asked of single entries. */
export function entryPlace(scope: Scope, collection: string, action: Action): EntryPlace | null {
  const model = findModel(scope, collection);
  if (model === null) return null;
  const view = viewFor(action);
  const forms = (["draft", "published"] as const).flatMap((form) => {
    const source = relatedSource(scope, form, collection);
    return source === null ? [] : [source];
  });
  const wanted = model.publishes ? `${view}/${collection}` : `published/${collection}`;
  return {
    from: sql`entries e`,
    where: inCollection(scope.organizationId, collection),
    id: sql`e.id`,
    isThere: view === "published" ? sql`e.published IS NOT NULL` : sql`true`,
    sources: [...new Map(forms.map((source) => [source.name, source])).values()],
    seen: forms.find(({ name }) => name === wanted) ?? null,
    whole: isAdmin(scope),
    titleField: model.titleField,
  };
}

/** @NOTE The engine's word: the role Admin gives a domain nothing. */
function isAdmin({ principal, grants }: Scope): boolean {
  const question = { action: "read", collection: "policies", id: null } as const;
  const decision = decide(principal, grants, question);
  return decision.allowed && decision.permit.cases.includes(WHOLE);
}

/** Whether a relationship to a type leads anywhere, for whoever reads by this action. */
export const mayFollow = (scope: Scope, action: Action, type: string): boolean =>
  relatedSource(scope, viewFor(action), type) !== null;
