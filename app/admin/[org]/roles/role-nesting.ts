import type { GraphLine } from "@/app/_ui/node-graph.tsx";
import type { RoleSummary } from "@/lib/roles/role.ts";

/** Which role contains which, directly; by slug. */
export type Nesting = readonly GraphLine[];

/** Every containment there is. */
export const nestingOf = (roles: readonly RoleSummary[]): Nesting =>
  roles.flatMap(({ slug, contains }) => contains.map((inner) => ({ from: slug, to: inner.slug })));

/** As it would be if a role contained just these; what is not saved yet is marked. */
export function nestingWith(nesting: Nesting, slug: string, contains: readonly string[]): Nesting {
  const saved = new Set(nesting.filter(({ from }) => from === slug).map(({ to }) => to));
  const others = nesting.filter(({ from }) => from !== slug);
  return [
    ...others,
    ...contains.map((to) => ({ from: slug, to, ...(saved.has(to) ? {} : { pending: true }) })),
  ];
}

/** What lies on a way from or to a role: all that it is made of, and all that it is part of. */
export function nestingAround(nesting: Nesting, slug: string): Nesting {
  const [below, above] = [reached(nesting, slug, "inwards"), reached(nesting, slug, "outwards")];
  return nesting.filter(({ from, to }) => below.has(from) || above.has(to));
}

/** The role itself and all that it contains, or all that contain it, at whatever depth. */
export function reached(
  nesting: Nesting,
  slug: string,
  way: "inwards" | "outwards",
): ReadonlySet<string> {
  const [near, far] = way === "inwards" ? (["from", "to"] as const) : (["to", "from"] as const);
  const found = new Set([slug]);
  for (const one of found) {
    for (const line of nesting) if (line[near] === one) found.add(line[far]);
  }
  return found;
}

/** A role and what it contains; `repeated`: its own list stands further up already. */
export type Outline = {
  readonly slug: string;
  readonly inner: readonly Outline[];
  readonly repeated: boolean;
};

/**
 * The nesting as a list of lists, from the roles that nothing contains. Each role is unfolded once:
 * with many ways to one role the list would be longer than anybody reads.
 */
export function outlineOf(nesting: Nesting): Outline[] {
  const contained = new Set(nesting.map(({ to }) => to));
  const tops = new Set(nesting.map(({ from }) => from).filter((slug) => !contained.has(slug)));
  const told = new Set<string>();
  const unfold = (slug: string): Outline => {
    const inner = nesting.filter(({ from }) => from === slug).map(({ to }) => to);
    const repeated = inner.length > 0 && told.has(slug);
    told.add(slug);
    return { slug, repeated, inner: repeated ? [] : inner.map(unfold) };
  };
  return [...tops].map(unfold);
}
