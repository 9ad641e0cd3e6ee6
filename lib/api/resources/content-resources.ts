import { BUILT_IN_MODELS } from "@/lib/content/models/built-in-models.ts";
import { collectionSlugSchema } from "@/lib/content/entry-data.ts";
import { modelsOf, type Knowing } from "@/lib/content/models/model-of.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { isId } from "@/lib/kernel/is-id.ts";
import { leadsTo } from "@/lib/query/field.ts";
import type { OwnResource, ResourceDescription } from "../resource-description.ts";
import type { ApiRequest } from "../route.ts";

/** The types of entries that every organization's editors write. */
export const contentResources: readonly ResourceDescription[] = [...BUILT_IN_MODELS.values()].map(
  ({ slug, summary, fields }) => ({ type: slug, summary, fields }),
);

const isLinked = ({ fields }: ResourceDescription): boolean =>
  [...fields.values()].some((field) => leadsTo(field) !== null);

const isLinkedToMany = ({ fields }: ResourceDescription): boolean =>
  [...fields.values()].some(({ toMany }) => toMany !== undefined);

/** Those with at least one relationship. */
export const linkedResources = contentResources.filter(isLinked);

/** The types of an organization's own. */
export const ownResources = (knowing: Knowing): readonly OwnResource[] =>
  modelsOf(knowing)
    .filter(({ definitions }) => definitions !== null)
    .map(({ slug, summary, fields, publishes }) => {
      const resource = { type: slug, summary, fields };
      return {
        ...{ ...resource, drafts: publishes, linked: isLinked(resource) },
        linkedToMany: isLinkedToMany(resource),
      };
    });

/**
 * The collection that an address names. Whether it is there is known where its organization is: one
 * that is not is answered like one that the caller may not know.
 * @throws NotFound for what can be the name of none.
 */
export function collectionOf({ params }: ApiRequest): string {
  const slug = params["collection"] ?? "";
  if (!collectionSlugSchema.safeParse(slug).success) throw new NotFound();
  return slug;
}

/** The entry that an address names. @throws NotFound for what is no id at all. */
export function entryOf(request: ApiRequest): { collection: string; id: string } {
  const collection = collectionOf(request);
  const id = request.params["id"] ?? "";
  if (!isId(id)) throw new NotFound();
  return { collection, id };
}
