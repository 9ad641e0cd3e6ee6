import type { Json } from "@/lib/kernel/json.ts";
import { isObject } from "./is-object.ts";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import type { ProvisionedUser } from "@/lib/provisioning/provisioned.ts";
import { ScimInvalid } from "@/lib/provisioning/scim-invalid.ts";

/** What a request makes of a user; null: nothing is said. */
export type UserDraft = {
  userName: string | null;
  externalId: string | null;
  displayName: string | null;
  givenName: string | null;
  familyName: string | null;
  /** Null: as it is. */
  active: boolean | null;
};

export const EMPTY_USER: UserDraft = {
  ...{ userName: null, externalId: null, displayName: null },
  ...{ givenName: null, familyName: null, active: null },
};

/** The user as a draft, to be changed. */
export const draftOf = (user: ProvisionedUser): UserDraft => ({
  userName: user.userName,
  externalId: user.externalId,
  displayName: user.displayName,
  givenName: user.givenName,
  familyName: user.familyName,
  active: null,
});

/** What core and enterprise schemas know and this house does not keep; a password least of all. */
const UNKEPT = new Set(
  `schemas meta nickname profileurl title usertype preferredlanguage locale timezone password
   phonenumbers ims photos addresses entitlements roles x509certificates`.split(/\s+/),
);

/**
 * Sets one attribute of the draft by its path, in any case; null takes it away. The address is the
 * person's and stays; what SCIM knows and nobody keeps here is passed over (RFC 7644 §3.3).
 * @throws ScimInvalid for a value of another kind, groups, and what SCIM does not know either.
 */
export function setUser(draft: UserDraft, path: string, value: Json): void {
  const name = path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:user:?/i, "").toLowerCase();
  switch (name) {
    case "username":
      draft.userName = textOf(path, value, 320) ?? missing(path);
      return;
    case "externalid":
      draft.externalId = textOf(path, value);
      return;
    case "displayname":
      draft.displayName = textOf(path, value);
      return;
    case "name.givenname":
      draft.givenName = textOf(path, value);
      return;
    case "name.familyname":
      draft.familyName = textOf(path, value);
      return;
    case "name":
      setName(draft, value);
      return;
    case "active":
      draft.active = booleanOf(path, value);
      return;
    case "groups":
      throw new ScimInvalid("mutability", "Roles are given through the members of /Groups.");
    default:
      if (!isPassedOver(name)) throw new ScimInvalid("invalidPath", `There is no «${path}».`);
  }
}

/** The address to invite: the primary one, else the first, else the user name where it is one. */
export function emailOf(emails: Json, userName: string): string {
  const all = Array.isArray(emails) ? emails.filter(isObject) : [];
  const chosen = all.find(({ primary }) => primary === true) ?? all[0];
  const read = emailSchema.safeParse(chosen?.["value"] ?? userName);
  if (read.success) return read.data;
  throw new ScimInvalid("invalidValue", "Send an email address, in emails or as userName.");
}

function setName(draft: UserDraft, value: Json): void {
  if (value !== null && !isObject(value)) throw wrong("name");
  const parts = new Map(
    Object.entries(value ?? {}).map(([key, part]) => [key.toLowerCase(), part]),
  );
  for (const [key, field] of [
    ["givenname", "givenName"],
    ["familyname", "familyName"],
  ] as const) {
    if (value === null || parts.has(key)) draft[field] = textOf(field, parts.get(key) ?? null);
  }
}

const isPassedOver = (name: string): boolean =>
  UNKEPT.has(name.replace(/[.[].*$/, "")) ||
  /^(?:name\.(?:formatted|middlename|honorific(?:pre|suf)fix)|emails(?:\[.*\])?(?:\.\w+)?)$/.test(
    name,
  ) ||
  name.startsWith("urn:ietf:params:scim:schemas:extension:enterprise:2.0:user");

function textOf(path: string, value: Json, longest = 200): string | null {
  if (value === null || value === "") return null;
  if (typeof value === "string" && value.length <= longest) return value;
  throw wrong(path);
}

/** @NOTE Entra ID sends "True" and "False" as texts. */
function booleanOf(path: string, value: Json): boolean {
  if (typeof value === "boolean") return value;
  const text = typeof value === "string" ? value.toLowerCase() : "";
  if (text !== "true" && text !== "false") throw wrong(path);
  return text === "true";
}

function missing(path: string): never {
  throw new ScimInvalid("invalidValue", `«${path}» must have a value.`);
}

const wrong = (path: string) => new ScimInvalid("invalidValue", `«${path}» has no such value.`);
