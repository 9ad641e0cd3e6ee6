import type { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import type { Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import type { Principal } from "@/lib/access/principal.ts";
import type { AuditLine } from "@/lib/audit/record.ts";
import type { Span } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** What the world outside the database must hear after a commit. */
export type Effect = "content-changed" | "site-access-changed";

type Common<Input, Loaded, Result, Asked extends Action, Prepared> = {
  readonly action: Asked;
  /** The collection that the action concerns, fixed or read off the input. */
  readonly collection: string | ((input: Input) => string);
  readonly input: z.ZodType<Input>;
  /**
   * Keeps to the fields of its permit by itself. Any other use case reads and writes what it likes of
   * an entry, and so takes a right to all fields.
   */
  readonly fieldwise?: true;
  /**
   * Dangerous: a person in a browser must have proved recently who they are. Asked of whoever may do
   * it at all; tokens and the house itself are not asked, see `requireRecentProof`.
   */
  readonly proven?: true;
  /**
   * Can be begun again, having done nothing outside the database, so that the question who asks goes
   * along with its first statement. A query of this kind reads by pieces of SQL alone; see `ScopeOptions`.
   */
  readonly atOnce?: true;
  /** For what concerns a whole organization and takes minutes; see `Span`. */
  readonly span?: Span;
  /**
   * Long work that needs no row, such as hashing, done while no transaction is open. Runs only for
   * a caller whom the engine allows the action; the engine is asked again in the scope that follows.
   */
  readonly prepare?: (input: Input, principal: Principal) => Promise<Prepared>;
  /** What must be there for the long work to be begun; asked once the engine has allowed the action. */
  readonly require?: (scope: Scope, input: Input) => Promise<void>;
  /**
   * Finds the entry that the action concerns; throws NotFound when there is none, or none that the
   * permit for the action as such reaches. The permit of the question is made for the id it returns,
   * and where rows obey rules, for the cases that hold for that row.
   */
  readonly load?: (
    scope: Scope,
    input: Input,
    permit: Permit<Asked>,
  ) => Promise<Loaded & LoadedRow>;
  readonly run: (deed: Deed<Input, Loaded, Asked, Prepared>) => Promise<Result>;
};

/** What every loaded row tells: its id, and of the permit's cases those that hold for it. */
export type LoadedRow = { readonly id: string; readonly holding?: readonly Case[] };

/** All that a use case works with: an open organization, a checked input, evidence. */
export type Deed<Input, Loaded, Asked extends Action, Prepared = undefined> = {
  readonly scope: Scope;
  readonly input: Input;
  readonly prepared: Prepared;
  readonly loaded: Loaded;
  readonly permit: Permit<Asked>;
};

/** Something a person may look at. Runs in a transaction that cannot write. */
export type Query<Input, Loaded, Result, Asked extends Action, Prepared = undefined> = Common<
  Input,
  Loaded,
  Result,
  Asked,
  Prepared
> & {
  readonly effect: "reads";
};

/** Something a person may change. Writes its line in the ledger in the same transaction. */
export type Mutation<Input, Loaded, Result, Asked extends Action, Prepared = undefined> = Common<
  Input,
  Loaded,
  Result,
  Asked,
  Prepared
> & {
  readonly effect: "writes";
  /** The ledger's line; null when nothing was changed. */
  readonly audit: (deed: Deed<Input, Loaded, Asked, Prepared>, result: Result) => AuditLine | null;
  /**
   * What it changes beside the database, once it is sure that it was done: never before the commit, and
   * not where the same request had done it before.
   */
  readonly afterwards?: (deed: Deed<Input, Loaded, Asked, Prepared>) => Promise<void>;
  readonly announces?: readonly Effect[] | ((result: Result) => readonly Effect[]);
  /** The result holds a secret that is told once: it is never kept to be told again. */
  readonly showsOnce?: boolean;
  /**
   * The database lets one of an organization's through after the other: they wait for it in line,
   * before they take a connection that others need.
   */
  readonly inTurn?: true;
};

export type UseCase<Input, Loaded, Result, Asked extends Action, Prepared = undefined> =
  Query<Input, Loaded, Result, Asked, Prepared> | Mutation<Input, Loaded, Result, Asked, Prepared>;

/** Defines something one can look at; see `Query`. */
export const defineQuery = <Input, Result, Asked extends Action, Loaded = undefined>(
  query: Omit<Query<Input, Loaded, Result, Asked>, "effect">,
): Query<Input, Loaded, Result, Asked> => ({ ...query, effect: "reads" });

/** Defines something one can do; see `Mutation`. */
export const defineMutation = <
  Input,
  Result,
  Asked extends Action,
  Loaded = undefined,
  Prepared = undefined,
>(
  mutation: Omit<Mutation<Input, Loaded, Result, Asked, Prepared>, "effect">,
): Mutation<Input, Loaded, Result, Asked, Prepared> => ({ ...mutation, effect: "writes" });
