import { MODEL_FIELDS, SCHEDULE } from "./model-fields.ts";

/**
 * What row and field rules mean, in plain JavaScript over plain objects. It shares no code with the
 * engine, so that the two agree only where both are right. Posts and the authors they name.
 */
export type Value = string | boolean | readonly string[] | null;

export type ModelCollection = "posts" | "authors";

/** An entry: `draft` and `published` by names of fields; nothing published is null. */
export type ModelEntry = {
  readonly collection: ModelCollection;
  readonly id: string;
  readonly createdBy: string | null;
  readonly publishedAt: string | null;
  readonly changed: boolean;
  readonly draft: Readonly<Record<string, Value>>;
  readonly published: Readonly<Record<string, Value>> | null;
};

export type ModelRule = { readonly [name: string]: unknown };

export type ModelAction = "create" | "read" | "read-draft" | "update" | "delete" | "publish";

export type ModelPermission = {
  readonly collection: ModelCollection;
  readonly action: ModelAction;
  readonly fields: readonly string[] | null;
  readonly rule: ModelRule | null;
};

export type ModelPolicy = readonly ModelPermission[];

/** Indexes into the policies, and into the roles that it contains. */
export type ModelRole = {
  readonly slug: string;
  readonly policies: readonly number[];
  readonly contains: readonly number[];
};

/** What somebody holds: roles and policies of their own, and of those who is asking. */
export type ModelRights = {
  readonly policies: readonly ModelPolicy[];
  readonly roles: readonly ModelRole[];
  readonly direct: readonly number[];
  readonly own: readonly number[];
};

export type ModelWorld = ModelRights & {
  readonly userId: string | null;
  readonly userName: string | null;
  readonly memberId: string | null;
  readonly domainId: string | null;
  readonly organizationId: string;
  /** Holds the role Admin, and is a person. */
  readonly admin: boolean;
  readonly now: number;
  readonly entries: readonly ModelEntry[];
};

const leadsTo = (collection: ModelCollection, name: string): ModelCollection | null =>
  collection === "posts" && name === "author" ? "authors" : null;

export type View = "published" | "draft";

/** An entry as it is answered: what it shows, and what is withheld in this one. */
export type ModelAnswer = {
  readonly entry: ModelEntry;
  readonly id: string;
  readonly shown: Readonly<Record<string, Value | undefined>>;
  readonly redacted: readonly string[];
  readonly tellsRevision: boolean;
};

/** Slugs of all roles at whatever depth. */
export function rolesOf({ roles, direct }: ModelRights): string[] {
  const reached = new Set<number>();
  const visit = (index: number): void => {
    if (reached.has(index)) return;
    reached.add(index);
    roles[index]?.contains.forEach(visit);
  };
  direct.forEach(visit);
  return [...reached].map((index) => roles[index]?.slug ?? "");
}

function permissionsOf(
  world: ModelWorld,
  collection: ModelCollection,
  action: ModelAction,
): readonly ModelPermission[] {
  if (world.admin) return [{ collection, action, fields: null, rule: null }];
  const slugs = rolesOf(world);
  const held = new Set(world.own);
  for (const role of world.roles) {
    if (slugs.includes(role.slug)) role.policies.forEach((policy) => held.add(policy));
  }
  const all = [...held].flatMap((policy) => world.policies[policy] ?? []);
  return all.filter((one) => one.collection === collection && one.action === action);
}

const actionOf = (view: View): ModelAction => (view === "published" ? "read" : "read-draft");

/** Whether some permission for the action is held at all, whatever its rule. */
export const mayEver = (
  world: ModelWorld,
  collection: ModelCollection,
  action: ModelAction,
): boolean => permissionsOf(world, collection, action).length > 0;

/** Whether some permission for the action is to all fields, of the entry or of any. */
export const mayWhole = (
  world: ModelWorld,
  {
    collection,
    action,
    entry,
  }: { collection: ModelCollection; action: ModelAction; entry?: ModelEntry },
): boolean =>
  permissionsOf(world, collection, action).some(
    (one) => one.fields === null && (entry === undefined || holds(world, one, entry)),
  );

/** The list of a view: null where the caller may not ask at all. */
export function listed(
  world: ModelWorld,
  collection: ModelCollection,
  view: View,
): ModelAnswer[] | null {
  if (!mayEver(world, collection, actionOf(view))) return null;
  const all = world.entries.filter((entry) => entry.collection === collection);
  return all.flatMap((entry) => answered(world, entry, view) ?? []).toSorted(byId);
}

/** One entry by its published address: as published, or, never published, as a draft. */
export function gotten(world: ModelWorld, entry: ModelEntry): ModelAnswer | null {
  if (!mayEver(world, entry.collection, "read")) return null;
  const published = answered(world, entry, "published");
  if (published !== null || entry.published !== null) return published;
  return answered(world, entry, "draft");
}

/** What a list includes: the entries at the other end, each once. */
export function included(
  world: ModelWorld,
  answers: readonly ModelAnswer[],
  view: View,
): ModelAnswer[] {
  const wanted = new Set(answers.map(({ shown }) => shown["author"] ?? null));
  const seen = seenAs(world, view, "authors");
  if (seen === null) return [];
  return (listed(world, "authors", seen) ?? []).filter(({ id }) => wanted.has(id));
}

/** The names that a question may use: what some permission for the view shows somewhere. */
export function readableNames(
  world: ModelWorld,
  collection: ModelCollection,
  view: View,
): readonly string[] {
  const asked = permissionsOf(world, collection, actionOf(view));
  return MODEL_FIELDS[collection].filter((name) => {
    const to = leadsTo(collection, name);
    const isThere = to === null || seenAs(world, view, to) !== null;
    return isThere && asked.some((one) => names(one, name));
  });
}

/** Whether a question may say this: it names nothing, here or over there, that is not readable. */
export const mayAsk = (
  world: ModelWorld,
  filter: ModelRule,
  { collection, view }: { collection: ModelCollection; view: View },
): boolean =>
  Object.entries(filter).every(([name, wanted]) => {
    if (name === "_and" || name === "_or") {
      return (wanted as ModelRule[]).every((one) => mayAsk(world, one, { collection, view }));
    }
    if (!readableNames(world, collection, view).includes(name)) return false;
    const to = leadsTo(collection, name);
    const seen = to === null ? null : seenAs(world, view, to);
    const further = relationalPart(wanted);
    if (Object.keys(further).length === 0) return true;
    return to !== null && seen !== null && mayAsk(world, further, { collection: to, view: seen });
  });

/** What is said of the entry at the other end, beside what is said of the link itself. */
function relationalPart(wanted: unknown): ModelRule {
  if (typeof wanted !== "object" || wanted === null) return {};
  return Object.fromEntries(Object.entries(wanted).filter(([word]) => !isOperator(word)));
}

/** In which view another collection is seen from one; null: not at all. */
function seenAs(world: ModelWorld, view: View, collection: ModelCollection): View | null {
  if (view === "draft" && mayEver(world, collection, "read-draft")) return "draft";
  return mayEver(world, collection, "read") ? "published" : null;
}

const names = ({ fields }: ModelPermission, name: string): boolean =>
  fields === null || fields.includes(name);

function answered(world: ModelWorld, entry: ModelEntry, view: View): ModelAnswer | null {
  if (view === "published" && entry.published === null) return null;
  const { collection, id } = entry;
  const asked = permissionsOf(world, collection, actionOf(view));
  const holding = asked.filter((permission) => holds(world, permission, entry));
  if (holding.length === 0) return null;
  const shown: Record<string, Value | undefined> = {};
  const redacted: string[] = [];
  for (const name of readableNames(world, collection, view)) {
    const isShown = holding.some((one) => names(one, name));
    shown[name] = isShown ? shownValue(world, { entry, view, name }) : null;
    if (!isShown) redacted.push(name);
  }
  const tellsRevision = WRITING.some((action) => may(world, entry, action));
  return { entry, id, shown, redacted, tellsRevision };
}

const WRITING = ["read-draft", "update", "publish", "delete"] as const;

/** Undefined: it has a value that the model does not follow. */
function shownValue(
  world: ModelWorld,
  { entry, view, name }: { entry: ModelEntry; view: View; name: string },
): Value | undefined {
  const form = view === "published" ? entry.published : entry.draft;
  const to = leadsTo(entry.collection, name);
  if (to !== null) {
    const seen = seenAs(world, view, to);
    if (seen === null) return null;
    const there = namedBy(world, seen, form?.[name] ?? null);
    return there && answered(world, there, seen) ? there.id : null;
  }
  if (name === "status") {
    const seesDraft = view === "draft" || may(world, entry, "read-draft");
    return seesDraft ? statusOf(entry) : "published";
  }
  if (SCHEDULE.includes(name)) return null;
  return name === "publishedAt" ? entry.publishedAt : form?.[name];
}

/** The author of a slug, as a view knows it. */
function namedBy({ entries }: ModelWorld, view: View, slug: Value): ModelEntry | null {
  if (slug === null) return null;
  const form = ({ draft, published }: ModelEntry) => (view === "draft" ? draft : published);
  const authors = entries.filter(({ collection }) => collection === "authors");
  return authors.find((author) => form(author)?.["slug"] === slug) ?? null;
}

export const may = (world: ModelWorld, entry: ModelEntry, action: ModelAction): boolean =>
  permissionsOf(world, entry.collection, action).some((one) => holds(world, one, entry));

/** Whether the fields may be written, by the permissions that hold before and by those after. */
export function mayWrite(
  world: ModelWorld,
  change: { before: ModelEntry | null; after: ModelEntry; names: readonly string[] },
): boolean {
  const { before, after } = change;
  const asked = permissionsOf(world, after.collection, before === null ? "create" : "update");
  const covers = (entry: ModelEntry) => {
    const holding = asked.filter((permission) => holds(world, permission, entry));
    const isCovered = (name: string) => holding.some((one) => names(one, name));
    return holding.length > 0 && change.names.every(isCovered);
  };
  return (before === null || covers(before)) && covers(after);
}

const statusOf = (entry: ModelEntry): string => {
  if (entry.published === null) return "draft";
  return entry.changed ? "changed" : "published";
};

type Row = Readonly<Record<string, Value>>;
type Follow = (name: string, row: Row) => Row | null;

/** A rule about reading speaks of the published form, every other of the draft. */
function holds(world: ModelWorld, permission: ModelPermission, entry: ModelEntry): boolean {
  const { action, rule } = permission;
  if (rule === null) return true;
  const view = action === "read" ? "published" : "draft";
  const row = ruleRow(world, entry, view);
  const follow: Follow = (name, { [name]: id }) => {
    const there = world.entries.find((other) => other.id === id);
    return there === undefined ? null : ruleRow(world, there, view);
  };
  return row !== null && Object.keys(rule).length > 0 && isTrue(rule, row, { world, follow });
}

/** All that a rule may name of an entry; null: it is not there in this view. */
function ruleRow(world: ModelWorld, entry: ModelEntry, view: View): Row | null {
  const form = view === "published" ? entry.published : entry.draft;
  if (form === null) return null;
  const { id, createdBy, publishedAt } = entry;
  const status = view === "published" ? "published" : statusOf(entry);
  const author = namedBy(world, view, form["author"] ?? null)?.id ?? null;
  return { ...form, id, createdBy, publishedAt, status, author };
}

/** Whether what somebody asks for is so of an answer, as it is shown to them. */
export function passes(
  world: ModelWorld,
  { shown, id }: ModelAnswer,
  { filter, view }: { filter: ModelRule; view: View },
): boolean {
  const seen = seenAs(world, view, "authors");
  const authors = seen === null ? [] : (listed(world, "authors", seen) ?? []);
  const follow: Follow = (name, row) => {
    const there = authors.find((author) => author.id === row[name]);
    return there === undefined ? null : rowOf(there);
  };
  return isTrue(filter, rowOf({ shown, id }), { world, follow });
}

const rowOf = ({ shown, id }: Pick<ModelAnswer, "shown" | "id">): Row => ({
  ...Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, value ?? null])),
  id,
});

type Meaning = { readonly world: ModelWorld; readonly follow: Follow };

function isTrue(rule: ModelRule, row: Row, meaning: Meaning): boolean {
  return Object.entries(rule).every(([name, wanted]) => {
    if (name === "_and") return (wanted as ModelRule[]).every((one) => isTrue(one, row, meaning));
    if (name === "_or") return (wanted as ModelRule[]).some((one) => isTrue(one, row, meaning));
    if (!(name in row)) return false;
    const further = relationalPart(wanted);
    if (Object.keys(further).length > 0) {
      const there = meaning.follow(name, row);
      if (there === null || !isTrue(further, there, meaning)) return false;
    }
    const tests = typeof wanted === "object" && wanted !== null ? wanted : { _eq: wanted };
    return Object.entries(tests).every(
      ([operator, operand]) =>
        !isOperator(operator) ||
        compare(row[name] ?? null, operator, valueOf(meaning.world, operand)),
    );
  });
}

const isOperator = (word: string): boolean => /^_(?!and$|or$)/.test(word);

/** An operand that is null, or a list with a null in it or nothing in it, is true of nothing. */
function compare(value: Value, operator: string, operand: Value): boolean {
  const isEmpty = value === null || (value as string | string[]).length === 0;
  if (operator === "_null") return (value === null) === operand;
  if (operator === "_nnull") return (value !== null) === operand;
  if (operator === "_empty") return isEmpty === operand;
  if (operator === "_nempty") return isEmpty !== operand;
  if (operand === null || value === null) return false;
  if (Array.isArray(operand) && (operand.length === 0 || operand.includes(null))) return false;
  const known = COMPARISONS[operator];
  if (known === undefined) throw new Error(`The model does not know ${operator}.`);
  return known(value as string, operand as string);
}

const COMPARISONS: Readonly<Record<string, (value: string, operand: string) => boolean>> = {
  _eq: (value, operand) => value === operand,
  _neq: (value, operand) => value !== operand,
  _in: (value, operand) => operand.includes(value),
  _nin: (value, operand) => !operand.includes(value),
  _contains: (value, operand) => value.includes(operand),
  _ncontains: (value, operand) => !value.includes(operand),
  _icontains: (value, operand) => value.toLowerCase().includes(operand.toLowerCase()),
  _starts_with: (value, operand) => value.startsWith(operand),
  _ends_with: (value, operand) => value.endsWith(operand),
  _lt: (value, operand) => value < operand,
  _lte: (value, operand) => value <= operand,
  _gt: (value, operand) => value > operand,
  _gte: (value, operand) => value >= operand,
  _between: (value, [from = "", to = ""]) => value >= from && value <= to,
};

function valueOf(world: ModelWorld, operand: unknown): Value {
  if (Array.isArray(operand)) return operand.flatMap((one) => valueOf(world, one) as string);
  const isVariable = typeof operand === "string" && operand in VARIABLES;
  return isVariable ? (VARIABLES[operand]?.(world) ?? null) : (operand as Value);
}

const VARIABLES: Readonly<Record<string, (world: ModelWorld) => Value>> = {
  $CURRENT_USER: ({ userId }) => userId,
  "$CURRENT_USER.name": ({ userName }) => userName,
  $CURRENT_MEMBER: ({ memberId }) => memberId,
  $CURRENT_DOMAIN: ({ domainId }) => domainId,
  $CURRENT_ORGANIZATION: ({ organizationId }) => organizationId,
  $CURRENT_ROLE: ({ direct, roles }) => direct.map((index) => roles[index]?.slug ?? ""),
  $CURRENT_ROLES: rolesOf,
  $NOW: ({ now }) => new Date(now).toISOString(),
  "$NOW(-2 days)": ({ now }) => new Date(now - 172_800_000).toISOString(),
};

export const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
