import type { Action } from "@/lib/access/action.ts";
import { takesRules } from "@/lib/access/ruled-collections.ts";
import { auditModel } from "@/lib/audit-log/audit-model.ts";
import { clientErrorModel } from "@/lib/client-errors/client-error-model.ts";
import { collectionTable } from "@/lib/content/collections/collection-table.ts";
import { domainModel } from "@/lib/domains/domain-model.ts";
import { assetModel } from "@/lib/media/assets/asset-model.ts";
import { folderModel } from "@/lib/media/folders/folder-model.ts";
import { memberModel } from "@/lib/members/member-model.ts";
import { policyModel } from "@/lib/policies/policy-model.ts";
import type { Field, FieldDescription } from "@/lib/query/field.ts";
import { askedOf } from "@/lib/query/space.ts";
import { roleModel } from "@/lib/roles/role-model.ts";
import { SITE_MODEL } from "@/lib/site-access/site-model.ts";
import type { KnownCollection } from "./known-collection.ts";

type SystemCollection = Pick<KnownCollection, "slug" | "name" | "icon"> & {
  readonly actions: readonly Action[];
  /** The columns of a table; absent where there is none that permissions could name. */
  readonly fields?: ReadonlyMap<string, Field> | ReadonlyMap<string, FieldDescription>;
};

const CRUD = ["create", "read", "update", "delete"] as const;

/**
 * What the house keeps beside content, with every action that a use case asks for. What only the
 * instance itself does, such as opening organizations, is nobody's to give.
 */
const SYSTEM: readonly SystemCollection[] = [
  {
    ...{ slug: "users", name: "Members", icon: "users" },
    ...{ actions: CRUD, fields: memberModel.fields },
  },
  {
    ...{ slug: "roles", name: "Roles", icon: "shield" },
    ...{ actions: [...CRUD, "share"], fields: roleModel.fields },
  },
  {
    ...{ slug: "policies", name: "Policies", icon: "scroll-text" },
    ...{ actions: CRUD, fields: policyModel.fields },
  },
  {
    ...{ slug: "domains", name: "Domains", icon: "globe" },
    ...{ actions: CRUD, fields: domainModel.fields },
  },
  {
    ...{ slug: "collections", name: "Collections", icon: "database" },
    ...{ actions: CRUD, fields: collectionTable.fields },
  },
  {
    ...{ slug: "assets", name: "Files", icon: "image" },
    ...{ actions: CRUD, fields: assetModel.fields },
  },
  {
    ...{ slug: "asset-folders", name: "Folders of files", icon: "folder" },
    ...{ actions: CRUD, fields: folderModel.fields },
  },
  {
    ...{ slug: "client-errors", name: "Browser errors", icon: "bug" },
    ...{ actions: ["read", "update"], fields: clientErrorModel.fields },
  },
  {
    ...{ slug: "audit-events", name: "Audit log", icon: "history" },
    ...{ actions: ["read"], fields: auditModel.fields },
  },
  {
    ...{ slug: "site", name: "Site access", icon: "lock" },
    ...{ actions: ["read", "update"], fields: SITE_MODEL },
  },
  // @NOTE Forms come later; roles may speak of them already, as the template «Website API» does.
  {
    ...{ slug: "form-submissions", name: "Form submissions", icon: "inbox" },
    actions: ["create", "read", "delete"],
  },
  { slug: "settings", name: "Settings", icon: "settings", actions: ["read", "update"] },
  {
    ...{ slug: "static-tokens", name: "Static tokens", icon: "key-round" },
    actions: ["read", "create", "delete"],
  },
  {
    ...{ slug: "sign-in-locks", name: "Sign-in attempts", icon: "lock-keyhole" },
    actions: ["read", "delete"],
  },
  {
    ...{ slug: "links", name: "Preview and share links", icon: "link" },
    actions: ["read", "create", "delete"],
  },
];

/** The collections of the house as permissions speak of them. */
export const SYSTEM_COLLECTIONS: readonly KnownCollection[] = SYSTEM.map(
  ({ fields = new Map(), ...collection }) => ({
    ...collection,
    kind: "system",
    drafts: false,
    fields,
    asked: () => (takesRules(collection.slug) ? askedOf(keptFields(fields)) : null),
  }),
);

const keptFields = (fields: ReadonlyMap<string, Field | FieldDescription>) =>
  new Map([...fields].flatMap(([name, field]) => ("sql" in field ? [[name, field]] : [])));
