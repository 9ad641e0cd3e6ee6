import { z } from "zod";
import { ACTIONS } from "@/lib/access/action.ts";
import { emptyConditions } from "./empty-conditions.ts";

/** The first line of every file: what it is, and which edition of the format. */
export const EDITION = "policies/1";

/** System roles: every organization has them, so files neither make nor remove them. */
export const SYSTEM_ROLES: ReadonlySet<string> = new Set(["admin", "user", "public", "guest"]);

const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "A slug: small letters, digits and single hyphens.");
const name = z.string().trim().min(1, "Give it a name.").max(80);
const description = z.string().trim().max(500);
const collection = z.string().min(1).max(80);
const field = z.string().min(1).max(80);
const action = z.enum(ACTIONS, `No such action. There are ${ACTIONS.join(", ")}.`);
const actions = z
  .array(action)
  .min(1, "Name an action.")
  .max(ACTIONS.length, "Name each action once.");
const conditions = z.record(z.string().max(200), z.json());
const narrowing = conditions.superRefine((rule, context) => {
  for (const path of emptyConditions(rule)) {
    context.addIssue({ code: "custom", path: [...path], message: "Name a condition." });
  }
});

/** Several actions that share the rest stand in one permission. */
const permission = z
  .strictObject({
    collection,
    action: action.optional(),
    actions: actions.optional(),
    /** Absent: all of them. */
    fields: z.array(field).max(200).optional(),
    /** Absent: every entry. */
    rule: conditions.optional(),
    validation: conditions.optional(),
    presets: conditions.optional(),
  })
  .refine((one) => (one.action === undefined) !== (one.actions === undefined), {
    error: "Name either «action» or «actions».",
  });

const role = z.strictObject({
  slug,
  /** System roles have names of their own; every other needs one. */
  name: name.optional(),
  description: description.optional(),
  /** Slugs of roles in this file. */
  contains: z.array(slug).max(50).default([]),
  /** Names of policies in this file. */
  policies: z.array(name).max(50).default([]),
});

const policy = z.strictObject({
  name,
  description: description.default(""),
  permissions: z.array(permission).max(500).default([]),
});

const asked = z.union([action, actions], `No such action. There are ${ACTIONS.join(", ")}.`);

/** Something that must hold of what the file gives; see `checkAssertions` for what each means. */
const assertion = z
  .strictObject({
    role: slug,
    can: asked.optional(),
    cannot: asked.optional(),
    collection,
    field: field.optional(),
    /** With `can`: at least in the entries where this holds; absent: in all of them. */
    where: narrowing.optional(),
    /** With `cannot`: in no entries but those where this holds. */
    except: narrowing.optional(),
  })
  .refine((one) => (one.can === undefined) !== (one.cannot === undefined), {
    error: "Name either «can» or «cannot».",
  })
  .refine((one) => one.where === undefined || one.can !== undefined, {
    error: "«where» belongs to «can»; with «cannot» there is «except».",
    path: ["where"],
  })
  .refine((one) => one.except === undefined || one.cannot !== undefined, {
    error: "«except» belongs to «cannot»; with «can» there is «where».",
    path: ["except"],
  });

/** A file of roles, policies and what must hold of them. Never members, domains, keys or secrets. */
export const policyFileSchema = z.strictObject({
  gatehouse: z.literal(EDITION, `Write «gatehouse: ${EDITION}».`),
  roles: z.array(role).max(500).default([]),
  policies: z.array(policy).max(2000).default([]),
  assertions: z.array(assertion).max(2000).default([]),
});

export type PolicyFile = z.infer<typeof policyFileSchema>;
export type FilePermission = PolicyFile["policies"][number]["permissions"][number];
export type Assertion = PolicyFile["assertions"][number];
