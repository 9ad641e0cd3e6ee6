import {
  permissionsBeyond,
  type Difference,
  type PolicyChange,
  type RoleChange,
} from "./compare-states.ts";
import { packPermissions } from "./permission-list.ts";
import type { FilePermission } from "./policy-file.ts";
import type { StatePermission, StateRole } from "./policy-state.ts";
import { yamlLine } from "./yaml-text.ts";

/** One change as people read it. */
export type ChangeLines = {
  readonly kind: "policy" | "role";
  readonly change: "create" | "change" | "delete";
  /** A policy's name, a role's slug. */
  readonly name: string;
  /** Each begins with `+` or `-`. */
  readonly lines: readonly string[];
};

/** What would change, policies first; the same words for the same difference. */
export const differenceLines = ({ policies, roles }: Difference): ChangeLines[] => [
  ...policies.map((one) => ({ ...headOf(one), lines: policyLines(one) })),
  ...roles.map((one) => ({ ...headOf(one), lines: roleLines(one) })),
];

function headOf({ kind, name, now, next }: PolicyChange | RoleChange) {
  if (now === null) return { kind, name, change: "create" } as const;
  return { kind, name, change: next === null ? "delete" : "change" } as const;
}

function policyLines({ now, next }: PolicyChange): string[] {
  const [had, gets] = [now?.permissions ?? [], next?.permissions ?? []];
  return [
    ...changed("description", now?.description ?? "", next?.description ?? ""),
    ...permissionLines("-", permissionsBeyond(had, gets)),
    ...permissionLines("+", permissionsBeyond(gets, had)),
    ...(next === null ? heldBy(now) : []),
  ];
}

const NOTHING: Described = { name: "", description: "", contains: [], policies: [] };

type Described = Omit<StateRole, "slug">;

function roleLines({ now, next }: RoleChange): string[] {
  const had: Described = now ?? NOTHING;
  const gets: Described = next ?? NOTHING;
  return [
    ...changed("name", had.name, gets.name),
    ...changed("description", had.description, gets.description),
    ...listed("contains", had.contains, gets.contains),
    ...listed("policy", had.policies, gets.policies),
    ...(next === null ? heldBy(now) : []),
  ];
}

const changed = (what: string, before: string, after: string): string[] =>
  before === after
    ? []
    : [
        ...(before === "" ? [] : [`- ${what} ${yamlLine(before)}`]),
        ...(after === "" ? [] : [`+ ${what} ${yamlLine(after)}`]),
      ];

const listed = (what: string, before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter((one) => !after.includes(one)).map((one) => `- ${what} ${yamlLine(one)}`),
  ...after.filter((one) => !before.includes(one)).map((one) => `+ ${what} ${yamlLine(one)}`),
];

const permissionLines = (sign: string, permissions: readonly StatePermission[]): string[] =>
  packPermissions(permissions).map((permission) => `${sign} ${permissionLine(permission)}`);

/** `read, update posts (title, body) where { status: { _eq: draft } }` */
function permissionLine(permission: FilePermission): string {
  const { actions = [], collection, fields, rule, validation, presets } = permission;
  return [
    `${actions.join(", ")} ${collection}`,
    fields === undefined ? "" : ` (${fields.join(", ")})`,
    rule === undefined ? "" : ` where ${yamlLine(rule)}`,
    validation === undefined ? "" : ` if it is then ${yamlLine(validation)}`,
    presets === undefined ? "" : ` with ${yamlLine(presets)}`,
  ].join("");
}

/** Whoever loses something that no file says of them. */
function heldBy(now: { readonly members: number; readonly domains: number } | null): string[] {
  const { members = 0, domains = 0 } = now ?? {};
  return [
    ...(members === 0 ? [] : [`- given to ${members} ${members === 1 ? "member" : "members"}`]),
    ...(domains === 0 ? [] : [`- given to ${domains} ${domains === 1 ? "domain" : "domains"}`]),
  ];
}
