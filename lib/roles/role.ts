/** A role as lists show it. */
export type RoleSummary = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Admin, User, Public and Guest: neither renamed nor deleted. */
  readonly system: boolean;
  /** Whether whoever holds it is an Admin: it is the role Admin, or contains it at some depth. */
  readonly admin: boolean;
  /** Counts its changes. */
  readonly revision: number;
  /** Whether its members must have a second factor, and how many days they have for it. */
  readonly requiresFactor: boolean;
  readonly graceDays: number;
  /** The roles that it contains directly, by name. */
  readonly contains: readonly { readonly slug: string; readonly name: string }[];
  /** The policies that are attached to it itself, by name. */
  readonly policies: readonly { readonly id: string; readonly name: string }[];
  /** How many members hold it directly. */
  readonly memberCount: number;
  readonly domainCount: number;
  /** Whether the caller may give it to a member. */
  readonly givable: boolean;
};

export type RoleDetail = RoleSummary & {
  /** Who holds it directly, by name; none for whoever may not read members. */
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
  }[];
  /** The roles that contain it directly, by name. */
  readonly containedIn: readonly { readonly slug: string; readonly name: string }[];
};
