import type { Issue } from "@/lib/kernel/errors.ts";
import { SYSTEM_ROLES, type PolicyFile } from "./policy-file.ts";

/**
 * What a file says twice, or names without saying it. A file stands on its own, so that everything
 * about its roles can be told from it alone.
 */
export function wrongReferences(file: PolicyFile): Issue[] {
  const { roles, policies, assertions } = file;
  const slugs = new Set(roles.map(({ slug }) => slug));
  const names = new Set(policies.map(({ name }) => name));
  return [
    ...repeated(roles, "slug", (index) => ["roles", index, "slug"]),
    ...repeated(policies, "name", (index) => ["policies", index, "name"]),
    ...roles.flatMap((role, index) => unknownParts(role, { index, slugs, names })),
    ...roles.flatMap((role, index) => misnamed(role, index)),
    ...circles(file),
    ...assertions.flatMap(({ role }, index): Issue[] =>
      slugs.has(role)
        ? []
        : [{ path: ["assertions", index, "role"], message: `No role «${role}» in this file.` }],
    ),
  ];
}

function repeated<Key extends string>(
  parts: readonly Readonly<Record<Key, string>>[],
  key: Key,
  pathOf: (index: number) => Issue["path"],
): Issue[] {
  const seen = new Set<string>();
  return parts.flatMap(({ [key]: value }, index): Issue[] => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ path: pathOf(index), message: `«${value}» stands here twice.` }];
  });
}

type Role = PolicyFile["roles"][number];
type Known = {
  readonly index: number;
  readonly slugs: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
};

function unknownParts({ contains, policies }: Role, { index, slugs, names }: Known): Issue[] {
  const path = (member: string, at: number) => ["roles", index, member, at];
  const roles = contains.map((slug, at): Issue | null =>
    slugs.has(slug)
      ? null
      : { path: path("contains", at), message: `No role «${slug}» in this file.` },
  );
  const held = policies.map((name, at): Issue | null =>
    names.has(name)
      ? null
      : { path: path("policies", at), message: `No policy «${name}» in this file.` },
  );
  return [...roles, ...held].filter((issue) => issue !== null);
}

function misnamed({ slug, name, description }: Role, index: number): Issue[] {
  const path = ["roles", index];
  if (!SYSTEM_ROLES.has(slug)) {
    return name === undefined ? [{ path, message: `Give the role «${slug}» a name.` }] : [];
  }
  if (name === undefined && description === undefined) return [];
  return [
    { path, message: `«${slug}» is a system role: it has its name and description already.` },
  ];
}

/** Roles that contain themselves, at whatever depth. */
function circles({ roles }: PolicyFile): Issue[] {
  const contained = new Map(roles.map(({ slug, contains }) => [slug, contains]));
  return roles.flatMap(({ slug }, index): Issue[] => {
    if (!reachedFrom(contained, contained.get(slug) ?? []).has(slug)) return [];
    return [{ path: ["roles", index, "contains"], message: `«${slug}» would contain itself.` }];
  });
}

function reachedFrom(
  contained: ReadonlyMap<string, readonly string[]>,
  direct: readonly string[],
): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...direct];
  for (let slug = waiting.pop(); slug !== undefined; slug = waiting.pop()) {
    if (reached.has(slug)) continue;
    reached.add(slug);
    waiting.push(...(contained.get(slug) ?? []));
  }
  return reached;
}
