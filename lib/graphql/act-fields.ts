import {
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLNonNull,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLResolveInfo,
} from "graphql";
import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import { cancelSchedule } from "@/lib/content/cancel-schedule.ts";
import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import { atMembers } from "@/lib/content/resource/at-members.ts";
import { deleteEntryResource } from "@/lib/content/resource/delete-entry-resource.ts";
import { publishEntryResource } from "@/lib/content/resource/publish-entry-resource.ts";
import { restoreVersion } from "@/lib/content/restore-version.ts";
import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { unbinEntryUseCase } from "@/lib/content/unbin-entry.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { isId } from "@/lib/kernel/is-id.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { Deed } from "./caller-collections.ts";
import type { Arguments } from "./resolving.ts";
import { DATE_TIME } from "./scalars.ts";

/** What is left of an entry to tell once it was written. */
export type Written = { readonly id: string; readonly revision: number | null };

type Asked = {
  readonly named: { readonly collection: string; readonly id: string };
  readonly model: CollectionModel;
  readonly args: Arguments;
  readonly caller: Caller;
};

/** A deed to an entry that says nothing of its fields. */
export type Act = {
  /** What goes before the name of the collection. */
  readonly verb: string;
  readonly takes: Deed;
  readonly description: string;
  readonly args: GraphQLFieldConfigArgumentMap;
  readonly run: (asked: Asked) => Promise<Written>;
};

/** Names an entry, and the state it was looked at in. */
export const NAMING: GraphQLFieldConfigArgumentMap = {
  id: { type: new GraphQLNonNull(GraphQLID) },
  revision: {
    type: new GraphQLNonNull(GraphQLInt),
    description: "The `_revision` that the change was made from; another one is refused as stale.",
  },
};

/** The id that arguments name. @throws NotFound for what is no id at all. */
export function idIn(args: Arguments): string {
  const id = String(args["id"]);
  if (!isId(id)) throw new NotFound();
  return id;
}

/** The revisions that arguments name, as use cases take them. */
export const revisionsIn = (args: Arguments): readonly number[] => [Number(args["revision"])];

/** What a mutation is called in the request that asks for it. */
export const responseName = ({ path }: GraphQLResolveInfo): string => String(path.key);

/** @NOTE No collection has a type of this name: theirs hold an underscore. */
const TIMES = new GraphQLInputObjectType({
  name: "Schedule",
  fields: { publishAt: { type: DATE_TIME }, unpublishAt: { type: DATE_TIME } },
});

/** Publishes an entry, or takes it off. */
const moveTo =
  (status: "published" | "draft"): Act["run"] =>
  async ({ named, args, caller }) => {
    const { collection: type, id } = named;
    const document = { type, id, attributes: { status }, relationships: {} };
    const asked = { ...named, document, revisions: revisionsIn(args) };
    return (await runUseCase(publishEntryResource, asked, caller)).item;
  };

/** All there are, in the order in which they are told of. */
export const ACTS: readonly Act[] = [
  {
    ...{ verb: "publish", takes: "publish", args: NAMING },
    description: "Publishes an entry as it is drafted.",
    run: moveTo("published"),
  },
  {
    ...{ verb: "unpublish", takes: "publish", args: NAMING },
    description: "Takes an entry off the website.",
    run: moveTo("draft"),
  },
  {
    ...{ verb: "schedule", takes: "publish" },
    description:
      "Has an entry published as it is drafted now, taken off, or both, at a time; one that is not " +
      "named stays, null takes it back.",
    args: { ...NAMING, input: { type: new GraphQLNonNull(TIMES) } },
    run: async ({ named, model, args, caller }) => {
      const asked = { ...named, ...(args["input"] as object), revision: revisionsIn(args) };
      return (await atMembers(model, () => runUseCase(scheduleEntry, asked, caller))).item;
    },
  },
  {
    ...{ verb: "unschedule", takes: "publish", args: NAMING },
    description: "Takes back what is scheduled for an entry.",
    run: async ({ named, args, caller }) => {
      const asked = { ...named, revision: revisionsIn(args) };
      const { revision } = await runUseCase(cancelSchedule, asked, caller);
      return { id: named.id, revision };
    },
  },
  {
    ...{ verb: "restore", takes: "restore" },
    description: "Makes a version the draft again, as far as one may read and write its fields.",
    args: { ...NAMING, version: { type: new GraphQLNonNull(GraphQLInt) } },
    run: async ({ named, args, caller }) => {
      const asked = { ...named, number: args["version"], revision: revisionsIn(args) };
      return (await runUseCase(restoreVersion, asked, caller)).item;
    },
  },
  {
    ...{ verb: "bin", takes: "bin", args: NAMING },
    description: "Moves an entry to the bin.",
    run: async ({ named, args, caller }) => {
      await runUseCase(binEntryUseCase, { ...named, revision: Number(args["revision"]) }, caller);
      return { id: named.id, revision: null };
    },
  },
  {
    ...{ verb: "unbin", takes: "bin", args: { id: { type: new GraphQLNonNull(GraphQLID) } } },
    description: "Takes an entry out of the bin; published again where one may publish.",
    run: async ({ named, caller }) => {
      await runUseCase(unbinEntryUseCase, named, caller);
      return { id: named.id, revision: null };
    },
  },
  {
    ...{ verb: "delete", takes: "delete", args: NAMING },
    description: "Deletes an entry for good.",
    run: async ({ named, args, caller }) => {
      const asked = { ...named, revisions: revisionsIn(args) };
      await runUseCase(deleteEntryResource, asked, caller);
      return { id: named.id, revision: null };
    },
  },
];
