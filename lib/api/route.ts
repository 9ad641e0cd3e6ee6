import type { Action } from "@/lib/access/action.ts";
import type { EntryDocument } from "@/lib/query/entry-document.ts";
import type { Identifier, Linkage } from "@/lib/query/resource.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import type { Credential } from "./api-caller.ts";
import type { Answer } from "./answer.ts";
import type { ParameterFamily, Parameters } from "./query-parameters.ts";
import type { AddressOf } from "./resource-document.ts";
import type { ResourceDescription } from "./resource-description.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What kind of thing a route does; the reference and the tests group by it. */
export type OperationKind =
  | "list"
  | "get"
  | "create"
  | "update"
  | "delete"
  | "get-related"
  | "get-relationship"
  | "update-relationship"
  | "add-relationship"
  | "remove-relationship"
  | "list-versions"
  | "get-version"
  | "copy"
  /** What is told in `meta` and is no entry. */
  | "tell"
  | "act";

/** An entry that a body names, and the `If-Match` for it; null: whatever state it is in. */
export type NamedEntry = Identifier & { readonly ifMatch: string | null };

/** A request as the routes see it: its parts are read, nothing of it is believed. */
export type ApiRequest = {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly parameters: Parameters;
  /** What the body says, for routes that read one. */
  readonly document: EntryDocument;
  readonly linkage: Linkage;
  /** For routes that are about several entries at once. */
  readonly entries: readonly NamedEntry[];
  readonly ifMatch: string | null;
  readonly caller: Caller;
};

/** Of an organization's own collections. */
export type OwnTypes =
  "all" | "linked" | "linked-to-many" | "with-drafts" | "without-drafts" | "linked-with-drafts";

/** One row of the table: an address, who may knock there, and what happens. */
export type Route = {
  readonly method: Method;
  /** Parts that begin with a colon stand for anything. */
  readonly pattern: string;
  readonly credentials: readonly Credential[];
  readonly kind: OperationKind;
  /** A sentence for people who read the reference. */
  readonly summary: string;
  /** The permission it takes, on each type it is about. */
  readonly action: Action;
  readonly resources: readonly ResourceDescription[];
  /** Which collections of an organization's own it is about, too; absent: none. */
  readonly own?: OwnTypes;
  readonly parameters: readonly ParameterFamily[];
  /**
   * `document`: a JSON:API document; `identifier`: linkage; `entries`: identifiers, each with the
   * state that it was looked at in; `none`: a body is not read.
   */
  readonly body: "document" | "identifier" | "entries" | "none";
  /** `if-match`: a change must name the state it was made from. */
  readonly precondition?: "if-match";
  /** Where the entries of the answer stand, each by its type. */
  readonly addressOf: AddressOf;
  readonly answer: (request: ApiRequest) => Promise<Answer>;
};
