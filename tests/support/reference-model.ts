/**
 * What row and field rules mean, in plain JavaScript over plain objects. It shares no code with the
 * engine, so that the two agree only where both are right. Posts alone.
 */
export type Value = string | boolean | readonly string[] | null;

/** A post: `draft` and `published` by names of fields; nothing published is null. */
export type ModelPost = {
  readonly id: string;
  readonly createdBy: string | null;
  readonly publishedAt: string | null;
  readonly changed: boolean;
  readonly draft: Readonly<Record<string, Value>>;
  readonly published: Readonly<Record<string, Value>> | null;
};

export type ModelRule = { readonly [name: string]: unknown };

export type ModelPermission = {
  readonly action: "create" | "read" | "read-draft" | "update" | "delete" | "publish";
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

export type ModelWorld = {
  readonly policies: readonly ModelPolicy[];
  readonly roles: readonly ModelRole[];
  /** What the one who asks holds: roles and policies of their own. */
  readonly direct: readonly number[];
  readonly own: readonly number[];
  readonly userId: string;
  readonly now: number;
};

/** Fields that answers show of a post, in no order. */
export const MODEL_FIELDS = [
  ...["title", "slug", "body", "excerpt", "tags", "categories", "sticky", "secretNote"],
  ...["status", "createdAt", "updatedAt", "publishedAt"],
] as const;

export type View = "published" | "draft";

/** A post as it is answered: what it shows, and what is withheld in this one. */
export type ModelAnswer = {
  readonly id: string;
  readonly shown: Readonly<Record<string, Value | undefined>>;
  readonly redacted: readonly string[];
  readonly tellsRevision: boolean;
};

/** Slugs of all roles at whatever depth. */
export function rolesOf({ roles, direct }: ModelWorld): string[] {
  const reached = new Set<number>();
  const visit = (index: number): void => {
    if (reached.has(index)) return;
    reached.add(index);
    roles[index]?.contains.forEach(visit);
  };
  direct.forEach(visit);
  return [...reached].map((index) => roles[index]?.slug ?? "");
}

export function permissionsOf(world: ModelWorld): ModelPermission[] {
  const slugs = rolesOf(world);
  const held = new Set(world.own);
  for (const role of world.roles) {
    if (slugs.includes(role.slug)) role.policies.forEach((policy) => held.add(policy));
  }
  return [...held].flatMap((policy) => world.policies[policy] ?? []);
}

/** The list of a view: null where the caller may not ask at all. */
export function listed(
  world: ModelWorld,
  posts: readonly ModelPost[],
  view: View,
): ModelAnswer[] | null {
  const action = view === "published" ? "read" : "read-draft";
  if (!permissionsOf(world).some((permission) => permission.action === action)) return null;
  return posts.flatMap((post) => answered(world, post, view) ?? []);
}

/** One post by its published address: as published, or, never published, as a draft. */
export function gotten(world: ModelWorld, post: ModelPost): ModelAnswer | null {
  if (!permissionsOf(world).some(({ action }) => action === "read")) return null;
  const published = answered(world, post, "published");
  if (published !== null || post.published !== null) return published;
  return answered(world, post, "draft");
}

function answered(world: ModelWorld, post: ModelPost, view: View): ModelAnswer | null {
  if (view === "published" && post.published === null) return null;
  const action = view === "published" ? "read" : "read-draft";
  const asked = permissionsOf(world).filter((permission) => permission.action === action);
  const holding = asked.filter((permission) => holds(world, permission, post));
  if (holding.length === 0) return null;
  const shown: Record<string, Value | undefined> = {};
  const redacted: string[] = [];
  for (const name of MODEL_FIELDS) {
    const names = ({ fields }: ModelPermission) => fields === null || fields.includes(name);
    if (!asked.some(names)) continue;
    const mayShow = holding.some(names);
    shown[name] = mayShow ? shownValue(world, { post, view, name }) : null;
    if (!mayShow) redacted.push(name);
  }
  const tellsRevision = (["read-draft", "update", "publish", "delete"] as const).some((writing) =>
    may(world, post, writing),
  );
  return { id: post.id, shown, redacted, tellsRevision };
}

/** Undefined: it has a value that the model does not follow. */
function shownValue(
  world: ModelWorld,
  { post, view, name }: { post: ModelPost; view: View; name: string },
): Value | undefined {
  if (name === "status") {
    const seesDraft = view === "draft" || may(world, post, "read-draft");
    return seesDraft ? statusOf(post) : "published";
  }
  if (name === "publishedAt") return post.publishedAt;
  return (view === "published" ? post.published : post.draft)?.[name];
}

/** Whether some permission for the action holds for the post. */
export const may = (
  world: ModelWorld,
  post: ModelPost,
  action: ModelPermission["action"],
): boolean =>
  permissionsOf(world).some(
    (permission) => permission.action === action && holds(world, permission, post),
  );

/** Whether the fields may be written, by the permissions that hold before and by those after. */
export function mayWrite(
  world: ModelWorld,
  {
    before,
    after,
    names,
  }: { before: ModelPost | null; after: ModelPost; names: readonly string[] },
): boolean {
  const action = before === null ? "create" : "update";
  const asked = permissionsOf(world).filter((permission) => permission.action === action);
  const covers = (post: ModelPost) => {
    const holding = asked.filter((permission) => holds(world, permission, post));
    return (
      holding.length > 0 &&
      names.every((name) => holding.some(({ fields }) => fields === null || fields.includes(name)))
    );
  };
  return (before === null || covers(before)) && covers(after);
}

const statusOf = (post: ModelPost): string => {
  if (post.published === null) return "draft";
  return post.changed ? "changed" : "published";
};

/** A rule about reading speaks of the published form, every other of the draft. */
function holds(world: ModelWorld, { action, rule }: ModelPermission, post: ModelPost): boolean {
  if (rule === null) return true;
  const isPublished = action === "read";
  const form = isPublished ? post.published : post.draft;
  const row: Record<string, Value> = {
    ...form,
    id: post.id,
    createdBy: post.createdBy,
    publishedAt: post.publishedAt,
    status: isPublished ? "published" : statusOf(post),
  };
  return Object.keys(rule).length > 0 && isTrue(world, rule, row);
}

function isTrue(world: ModelWorld, rule: ModelRule, row: Record<string, Value>): boolean {
  return Object.entries(rule).every(([name, wanted]) => {
    if (name === "_and") return (wanted as ModelRule[]).every((part) => isTrue(world, part, row));
    if (name === "_or") return (wanted as ModelRule[]).some((part) => isTrue(world, part, row));
    if (!(name in row)) return false;
    const tests = typeof wanted === "object" && wanted !== null ? wanted : { _eq: wanted };
    return Object.entries(tests).every(([operator, operand]) =>
      compare(row[name] ?? null, operator, valueOf(world, operand)),
    );
  });
}

/** An operand that is null, or a list with a null in it or nothing in it, is true of nothing. */
function compare(value: Value, operator: string, operand: Value): boolean {
  if (operator === "_null") return (value === null) === operand;
  if (operator === "_empty") {
    return (value === null || (value as string | string[]).length === 0) === operand;
  }
  if (operand === null || value === null) return false;
  if (Array.isArray(operand) && (operand.length === 0 || operand.includes(null))) return false;
  const known = COMPARISONS[operator];
  if (known === undefined) throw new Error(`The model does not know ${operator}.`);
  return known(value as string, operand as string);
}

/** @NOTE A list and a text both know what they include. */
const COMPARISONS: Readonly<Record<string, (value: string, operand: string) => boolean>> = {
  _eq: (value, operand) => value === operand,
  _neq: (value, operand) => value !== operand,
  _in: (value, operand) => operand.includes(value),
  _nin: (value, operand) => !operand.includes(value),
  _contains: (value, operand) => value.includes(operand),
  _lt: (value, operand) => value < operand,
};

function valueOf(world: ModelWorld, operand: unknown): Value {
  if (Array.isArray(operand)) {
    return operand.flatMap((part) => valueOf(world, part) as string);
  }
  switch (operand) {
    case "$CURRENT_USER":
      return world.userId;
    case "$CURRENT_DOMAIN":
      return null;
    case "$CURRENT_ROLE":
      return world.direct.map((index) => world.roles[index]?.slug ?? "");
    case "$CURRENT_ROLES":
      return rolesOf(world);
    case "$NOW":
      return new Date(world.now).toISOString();
    case "$NOW(-2 days)":
      return new Date(world.now - 172_800_000).toISOString();
    default:
      return operand as Value;
  }
}
