import type { MemberId, UserId } from "@/lib/kernel/ids.ts";

/** `invited`: nothing holds for them until they accept. */
export type MemberStatus = "active" | "suspended" | "invited";

/** A member as lists show it. Instants are ISO 8601 texts. */
export type MemberSummary = {
  readonly id: MemberId;
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly status: MemberStatus;
  /** Whether one of the roles is Admin, or contains it at some depth. */
  readonly admin: boolean;
  /** Direct roles by name; `admin` of one that is Admin or contains it. */
  readonly roles: readonly {
    readonly slug: string;
    readonly name: string;
    readonly admin: boolean;
  }[];
  /** Policies straight on the member, by name. */
  readonly policies: readonly { readonly id: string; readonly name: string }[];
  readonly createdAt: string;
  /** When they last did something here that the ledger holds; null: never. */
  readonly lastSeenAt: string | null;
  /** When they last signed in, wherever; null: never, or they have not joined. */
  readonly signedInAt: string | null;
  /** Whether the person has a password; null: they have not joined, and their account is not told of. */
  readonly canSignIn: boolean | null;
  /** Whether the person signs in with a second factor; not told before they joined. */
  readonly hasFactor: boolean;
  /** Whether it is whoever asks. */
  readonly self: boolean;
};

export type MemberDetail = MemberSummary & {
  /** All roles at whatever depth, by name; `through`: slugs from a direct role down to it, itself not among them. */
  readonly reachedRoles: readonly {
    readonly slug: string;
    readonly name: string;
    readonly through: readonly string[];
  }[];
};
