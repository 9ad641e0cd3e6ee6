import { z } from "zod";
import { viewDefinitionSchema, type ViewDefinition } from "./view-definition.ts";

/** A view of a list under a name, as somebody may use it. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  /** Whether it is everybody's who has the list. */
  readonly shared: boolean;
  readonly isMine: boolean;
  /** Whether they may change and delete it. */
  readonly mayChange: boolean;
  readonly revision: number;
  readonly definition: ViewDefinition;
};

/** How somebody left a list, and the view that it opens with. */
export type Arrangement = {
  readonly definition: ViewDefinition;
  /** The id of a view; null: it opens as it was left. */
  readonly opens: string | null;
};

/** All that somebody has of a collection's list. */
export type SavedViews = {
  readonly views: readonly SavedView[];
  readonly arrangement: Arrangement | null;
  /** Whether they may make a view everybody's. */
  readonly mayShare: boolean;
};

/** What somebody writes of a view. */
export const savedViewInput = z.strictObject({
  collection: z.string().min(1).max(80),
  name: z.string().trim().min(1, "Give it a name.").max(80, "At most 80 characters."),
  shared: z.boolean(),
  definition: viewDefinitionSchema,
});
