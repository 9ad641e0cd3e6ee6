import {
  getCollectionResource,
  listCollectionResources,
} from "@/lib/content/collections/collection-resources.ts";
import { collectionTable } from "@/lib/content/collections/collection-table.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { deleteCollection } from "@/lib/content/collections/delete-collection.ts";
import { updateCollection } from "@/lib/content/collections/update-collection.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { Route } from "../route.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const resource: ResourceDescription = {
  type: "collections",
  summary: "A type of content: what it is called, and the fields that its entries have.",
  fields: collectionTable.fields,
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listCollectionResources, input, caller),
  get: (input, caller) => runUseCase(getCollectionResource, input, caller),
};

/** The organization's collections, the website's among them. */
export const collectionRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary: "Adds a collection with its fields; nobody but an Admin may do anything in it yet.",
      run: (input, caller) => runUseCase(createCollection, input, caller),
    },
    update: {
      summary: "Changes a collection; permissions and relations follow another slug.",
      precondition: "if-match",
      kept: { fields: "Fields have addresses of their own: /api/v1/fields." },
      run: (input, caller) => runUseCase(updateCollection, input, caller),
    },
    remove: {
      summary: "Deletes a collection with its entries and the permissions to it.",
      precondition: "if-match",
      run: (input, caller) => runUseCase(deleteCollection, input, caller),
    },
  }),
];
