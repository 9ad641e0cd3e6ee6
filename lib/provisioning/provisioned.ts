import type { MemberStatus } from "@/lib/members/member.ts";

/** A member as an identity system sees them. Instants are ISO 8601 texts. */
export type ProvisionedUser = {
  readonly id: string;
  /** What the identity system calls them; the address where it has said nothing. */
  readonly userName: string;
  readonly externalId: string | null;
  /** The organization's own word; the account's name where there is none. */
  readonly displayName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** The account's address and name, which are the person's. */
  readonly email: string;
  readonly status: MemberStatus;
  /** Roles that they hold directly, by name. */
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly createdAt: string;
  readonly changedAt: string;
};

/** A role as an identity system sees it: a group whose members are those who hold it directly. */
export type ProvisionedGroup = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly members: readonly { readonly id: string; readonly name: string }[];
};

/** One page of a list, and how many there are in all. */
export type Page<Item> = { readonly items: readonly Item[]; readonly total: number };
