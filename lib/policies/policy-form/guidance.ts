import { actionWords, isWrite } from "./action-words.ts";
import { isWhole } from "./matrix.ts";
import type { PermissionDraft, PolicyAction, PolicyCollection } from "./permission-draft.ts";
import { shownFields } from "./shown-fields.ts";

/** Something to think about before a policy is kept, with the change that would settle it. */
export type Hint = {
  readonly key: string;
  readonly tone: "info" | "warning";
  readonly title: string;
  readonly text: string;
  readonly action: string | null;
  readonly settle: Settlement | null;
};

/** What one click does. */
export type Settlement =
  | {
      readonly kind: "add";
      readonly permissions: readonly { collection: string; action: PolicyAction }[];
    }
  | {
      readonly kind: "limit";
      readonly key: string;
      readonly rule: { readonly status: { readonly _eq: "published" } };
      readonly fields: readonly string[];
    };

type Situation = {
  readonly drafts: readonly PermissionDraft[];
  readonly catalogue: readonly PolicyCollection[];
  /** Whether visitors or guests hold the policy, by whichever role. */
  readonly forVisitors: boolean;
};

/** What is worth a thought about a policy as it stands, the weighty things first. */
export function hintsOf({ drafts, catalogue, forVisitors }: Situation): readonly Hint[] {
  return [
    ...(forVisitors ? visitorHints(drafts, catalogue) : []),
    ...(forVisitors ? [] : appHints(drafts, catalogue)),
  ];
}

function visitorHints(
  drafts: readonly PermissionDraft[],
  catalogue: readonly PolicyCollection[],
): readonly Hint[] {
  const nameOf = (slug: string) => catalogue.find((one) => one.slug === slug)?.name ?? slug;
  const writes = drafts.filter(({ action }) => isWrite(action));
  const plain = drafts.filter((draft) => draft.action === "read" && isWhole(draft));
  return [
    ...(writes.length === 0 ? [] : [writeHint(writes, nameOf)]),
    ...plain.flatMap((draft): Hint[] => {
      const collection = catalogue.find(({ slug }) => slug === draft.collection);
      return collection?.drafts === true ? [readHint(draft, collection)] : [];
    }),
  ];
}

const writeHint = (writes: readonly PermissionDraft[], nameOf: (slug: string) => string): Hint => ({
  key: "writes",
  tone: "warning",
  title: "Visitors would be given a right to write",
  text: `Everybody in the world could ${writes
    .map(({ action, collection }) => `${actionWords(action)} ${nameOf(collection).toLowerCase()}`)
    .join(", ")}. You will be asked to confirm it.`,
  action: null,
  settle: null,
});

/** S-74: what a field that is added later holds would be open to everybody as well. */
const readHint = (draft: PermissionDraft, collection: PolicyCollection): Hint => ({
  key: `read ${draft.collection}`,
  tone: "warning",
  title: `Visitors may read everything of ${collection.name.toLowerCase()}`,
  text: "Say which entries and which fields, so that nothing opens by itself: a draft, or a field that is added later.",
  action: "Only published ones, by a list of fields",
  settle: {
    kind: "limit",
    key: draft.key,
    rule: { status: { _eq: "published" } },
    fields: shownFields(collection),
  },
});

/** What the dashboard needs beside what was meant (S-68). */
function appHints(
  drafts: readonly PermissionDraft[],
  catalogue: readonly PolicyCollection[],
): readonly Hint[] {
  const holds = (collection: string, action: PolicyAction) =>
    drafts.some((draft) => draft.collection === collection && draft.action === action);
  const content = catalogue.filter(({ kind, drafts: drafted }) => kind === "content" && drafted);
  const blind = content.filter(
    ({ slug }) => !holds(slug, "read-draft") && EDITING.some((action) => holds(slug, action)),
  );
  const wanted = NEEDS.filter(
    ({ when, needs }) =>
      holds(when.collection, when.action) && !holds(needs.collection, needs.action),
  ).filter(({ needs }) => catalogue.some(({ slug }) => slug === needs.collection));
  return [
    ...blind.map(({ slug, name }) => draftHint(slug, name)),
    ...wanted.map(({ needs, text }) => needHint(needs, text)),
  ];
}

const EDITING: readonly PolicyAction[] = ["update", "publish", "delete"];

const draftHint = (slug: string, name: string): Hint => ({
  key: `drafts ${slug}`,
  tone: "info",
  title: `The dashboard also needs «Read drafts» of ${name.toLowerCase()}`,
  text: `People who edit ${name.toLowerCase()} see them there as drafts. Programs do without.`,
  action: "Add it",
  settle: { kind: "add", permissions: [{ collection: slug, action: "read-draft" }] },
});

type Right = { readonly collection: string; readonly action: PolicyAction };

const needHint = (needs: Right, text: string): Hint => ({
  key: `need ${needs.collection} ${needs.action}`,
  tone: "info",
  title: text,
  text: "Without it the screen opens, and that part of it stays empty.",
  action: "Add it",
  settle: { kind: "add", permissions: [needs] },
});

type Need = { readonly when: Right; readonly needs: Right; readonly text: string };

const NEEDS: readonly Need[] = [
  {
    when: { collection: "posts", action: "update" },
    needs: { collection: "authors", action: "read-draft" },
    text: "To choose a post’s author, people read authors",
  },
  {
    when: { collection: "users", action: "create" },
    needs: { collection: "users", action: "read" },
    text: "To look after members, people read them",
  },
  {
    when: { collection: "users", action: "update" },
    needs: { collection: "roles", action: "read" },
    text: "To give roles to members, people read roles",
  },
  {
    when: { collection: "roles", action: "update" },
    needs: { collection: "policies", action: "read" },
    text: "To attach policies to roles, people read policies",
  },
  {
    when: { collection: "site", action: "update" },
    needs: { collection: "site", action: "read" },
    text: "To change site access, people read it",
  },
];

type ContainingRole = {
  readonly slug: string;
  readonly contains: readonly { readonly slug: string }[];
};

/**
 * Whether visitors or guests hold what these roles give: themselves, or because Public or Guest
 * contains one of them at some depth.
 */
export function reachesVisitors(
  holding: readonly { readonly slug: string }[],
  roles: readonly ContainingRole[],
): boolean {
  const reached = new Set<string>();
  const walk = (slug: string): void => {
    if (reached.has(slug)) return;
    reached.add(slug);
    for (const inner of roles.find((role) => role.slug === slug)?.contains ?? []) walk(inner.slug);
  };
  for (const slug of ["public", "guest"]) walk(slug);
  return holding.some(({ slug }) => reached.has(slug));
}
