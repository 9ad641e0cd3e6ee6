import type { Grants } from "@/lib/access/grants.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { BoundedMap } from "@/lib/kernel/bounded-map.ts";
import type { Source } from "@/lib/query/source.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { withoutDatabase } from "@/lib/tenancy/without-database.ts";
import { entrySource, type EntryView } from "./entry-source.ts";

type Sources = BoundedMap<string, Source>;

/** What was made for grants and collections, which stay the same objects until anything changes. */
const made = new WeakMap<Grants, WeakMap<OwnCollections, Sources>>();

type Seen = Pick<EntryView, "collection" | "view" | "cases">;

/**
 * The source of a collection for whoever a permit to read it as such was issued to, kept as long as
 * nothing changes about the roles, policies and collections that it follows from. It is the same object
 * then, so that what follows from it can be kept beside it. Where a rule depends on who asks or when, it
 * is made anew.
 * @throws NotFound as `entrySource`.
 */
export function keptSource(scope: Scope, { collection, view, cases }: Seen): Source {
  const who = kindOf(scope.principal);
  if (who === null || dependsOnAsking(scope.grants)) {
    return entrySource(scope, { collection, view, cases, within: true });
  }
  const sources = sourcesFor(scope);
  const key = JSON.stringify([who, scope.locale, view, collection]);
  const known = sources.get(key);
  if (known !== undefined) return known;
  // @NOTE What is kept holds no transaction of whoever was first.
  const source = entrySource(withoutDatabase(scope), { collection, view, cases, within: true });
  sources.set(key, source);
  return source;
}

/** Who asks, as far as the engine tells them apart by anything but their grants; null: it may by more. */
function kindOf(principal: Principal): string | null {
  if (principal.kind === "token") return `token ${principal.scopes.join()}`;
  return principal.kind === "domain" || principal.kind === "member" ? principal.kind : null;
}

/** A variable in a rule stands for a word of whoever asks, or for the time. */
function dependsOnAsking(grants: Grants): boolean {
  const known = variable.get(grants);
  if (known !== undefined) return known;
  const cases = [...grants.permissions.values()].flat();
  const found = cases.some(({ rule }) => JSON.stringify(rule).includes('"$'));
  variable.set(grants, found);
  return found;
}

const variable = new WeakMap<Grants, boolean>();

function sourcesFor({ grants, collections }: Scope): Sources {
  const known = made.get(grants) ?? new WeakMap<OwnCollections, Sources>();
  made.set(grants, known);
  const sources = known.get(collections) ?? new BoundedMap(100);
  known.set(collections, sources);
  return sources;
}
