import { isOwn } from "@/lib/access/own-grants.ts";
import { leadsTo, type FieldDescription } from "@/lib/query/field.ts";
import type { Reach, Reaching } from "@/lib/usecase/answer-reach.ts";
import type { Credential } from "../api-caller.ts";
import type { OwnResource, ResourceDescription } from "../resource-description.ts";
import { ownResources } from "../resources/content-resources.ts";
import type { OwnTypes, Route } from "../route.ts";

/** A field as a caller may use it. */
export type FieldReference = {
  readonly name: string;
  readonly description: FieldDescription;
  readonly mayRead: boolean;
  readonly mayCreate: boolean;
  readonly mayUpdate: boolean;
};

/** A row of the table for one type. */
export type OperationReference = {
  readonly route: Route;
  /** With its type, and with parameters in braces: `/api/v1/content/posts/{id}`. */
  readonly path: string;
};

/** A type as a caller may use it: what is not here does not exist for them. */
export type ResourceReference = {
  readonly type: string;
  readonly summary: string;
  readonly fields: readonly FieldReference[];
  readonly operations: readonly OperationReference[];
};

/** Who asks, and how far the engine lets them go. */
export type Asker = Reaching & { readonly credential: Credential };

/** The API as one caller may use it, made of the table of routes; types without a row are not in it. */
export function referenceFor(routes: readonly Route[], asker: Asker): readonly ResourceReference[] {
  const described = new Map(
    routes.flatMap(({ resources }) => resources.map((resource) => [resource.type, resource])),
  );
  const known = [
    ...[...described.values()].map((resource) => {
      const about = ({ resources }: Route) => resources.some(({ type }) => type === resource.type);
      return { ...resource, rows: routes.filter(about) };
    }),
    ...ownResources(asker).map((resource) => ({
      ...resource,
      rows: routes.filter(({ own }) => own !== undefined && OWN[own](resource)),
    })),
  ].map(({ rows, ...resource }) => {
    const { type, summary } = resource;
    const reaching = { ...asker, reach: reachOf(resource, asker.reach) };
    return {
      ...{ type, summary },
      fields: fieldsFor(resource, reaching),
      operations: operationsFor(rows, type, reaching),
    };
  });
  const usable = known.filter(({ operations }) => operations.length > 0);
  // @NOTE What every member has of their own, such as views of lists, is of no use with nothing else.
  const within = (type: string) => described.get(type)?.partOf?.collection ?? type;
  return usable.every(({ type }) => isOwn(within(type))) ? [] : usable;
}

/** @NOTE Who may read or change the field that something is a part of, may so with all of the part. */
function reachOf({ type, partOf }: ResourceDescription, reach: Reach): Reach {
  if (partOf === undefined) return reach;
  return (asked, action) => {
    if (asked !== type) return reach(asked, action);
    const held = reach(partOf.collection, action === "create" ? "update" : action);
    return held?.(partOf.field) === true ? () => true : null;
  };
}

/** The fields of a resource that its answers may hold. */
export const shownFields = ({ fields }: ResourceReference): readonly FieldReference[] =>
  fields.filter(({ name, mayRead }) => mayRead && name !== "id");

/** Whether there is anything that the caller may change. */
export const mayWrite = (resources: readonly ResourceReference[]): boolean =>
  resources.some(({ operations }) => operations.some(({ route }) => route.method !== "GET"));

const OWN: Readonly<Record<OwnTypes, (resource: OwnResource) => boolean>> = {
  all: () => true,
  linked: ({ linked }) => linked,
  "linked-to-many": ({ linkedToMany }) => linkedToMany,
  "with-drafts": ({ drafts }) => drafts,
  "without-drafts": ({ drafts }) => !drafts,
  "linked-with-drafts": ({ drafts, linked }) => drafts && linked,
};

function operationsFor(
  routes: readonly Route[],
  type: string,
  { reach, credential }: Asker,
): OperationReference[] {
  return routes
    .filter(({ action, credentials }) => {
      return credentials.includes(credential) && reach(type, action) !== null;
    })
    .map((route) => ({ route, path: pathOf(route.pattern, type) }));
}

const pathOf = (pattern: string, type: string): string =>
  pattern.replace(":collection", type).replaceAll(/:([a-zA-Z]+)/g, "{$1}");

function fieldsFor(
  { type, fields }: Pick<ResourceDescription, "type" | "fields">,
  { reach, everywhere }: Asker,
): FieldReference[] {
  // @NOTE Shown in some entries only, it is null in the others, whatever it holds (S-65).
  const asShown = (name: string, description: FieldDescription): FieldDescription =>
    READS.every((action) => everywhere(type, action, name))
      ? description
      : { ...description, nullable: true };
  const mayRead = (name: string, { access }: FieldDescription) =>
    access !== "write-only" &&
    (name === "id" || READS.some((action) => reach(type, action)?.(name) === true));
  return [...fields]
    .filter(([, description]) => {
      const type = leadsTo(description);
      return type === null || isReadable(reach, type);
    })
    .map(([name, description]) => {
      const isWritable = description.access !== "read-only";
      return {
        ...{ name, description: asShown(name, description) },
        mayRead: mayRead(name, description),
        mayCreate: isWritable && reach(type, "create")?.(name) === true,
        mayUpdate: isWritable && reach(type, "update")?.(name) === true,
      };
    })
    .filter((field) => field.mayRead || field.mayCreate || field.mayUpdate);
}

const READS = ["read", "read-draft"] as const;

const isReadable = (reach: Reach, type: string): boolean =>
  READS.some((action) => reach(type, action) !== null);
