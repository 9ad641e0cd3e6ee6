import { z } from "zod";
import { settingsSchema } from "@/lib/content/collections/settings-schema.ts";
import { localesSchema } from "@/lib/content/locales/locale.ts";
import { slugSchema } from "@/lib/content/slug.ts";
import { signingKeySchema } from "@/lib/domains/signing-key.ts";
import { siteSourcesSchema } from "@/lib/site-access/site-sources.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { checkCollection } from "../check-collection.ts";
import {
  anything,
  count,
  flag,
  id,
  instant,
  person,
  text,
  type ArchivedTable,
  type KeyPart,
} from "../archived-table.ts";

const uuid = sql`uuid`;
const ID: readonly KeyPart[] = [{ name: "id", column: sql`r.id`, type: uuid }];
const object = z.record(z.string(), z.json());

/** What there is one of in each organization. */
export const OWN_TABLES: readonly ArchivedTable[] = [
  {
    name: "organization_settings",
    ...{
      rows: sql`SELECT * FROM organization_settings`,
      into: sql`organization_settings`,
      key: [],
    },
    columns: {
      guests_see_drafts: flag,
      api_proxy_key: signingKeySchema.nullable(),
      locales: localesSchema,
    },
    without: { registration: "an Admin decides here whether anybody may register by themselves" },
    anew: { registration: false },
  },
  {
    name: "site_access",
    rows: sql`SELECT organization_id, sources, maintenance_text FROM site_access`,
    ...{ into: null, key: [] },
    columns: { sources: siteSourcesSchema, maintenance_text: text(5_000) },
    without: {
      level: "a website that was brought in is private until somebody decides otherwise",
      password_hash: "a secret",
      ...{ password_version: "of the password", version: "of this instance's site record" },
      ...{ back_at: "a day that the site was to be back there", gone_hosts: "names of this site" },
      ...{ changed_at: "what happened here", changed_by: "what happened here" },
      ...{ confirmed: "of this instance's site record", confirmed_at: "what happened here" },
    },
  },
];

export const COLLECTIONS: ArchivedTable = {
  name: "collections",
  ...{ rows: sql`SELECT * FROM collections`, into: sql`collections`, key: ID },
  columns: {
    id,
    ...settingsSchema.shape,
    fields: z.array(object).max(100),
    removed_fields: z.array(object).max(5_000),
    ...{ revision: count, created_at: instant },
  },
  check: checkCollection,
};

/** Entries with their versions, the most of what there is. */
export const CONTENT_TABLES: readonly ArchivedTable[] = [
  {
    ...{ name: "entries", rows: sql`SELECT * FROM entries`, into: sql`entries`, key: ID },
    columns: {
      ...{ id, collection_id: id, parent_id: id.nullable(), position: count },
      slug: slugSchema,
      ...{ draft: object, published: object.nullable() },
      ...{ published_slug: slugSchema.nullable(), published_parent_id: id.nullable() },
      ...{ changed: flag, revision: count },
      ...{ publish_at: instant.nullable(), unpublish_at: instant.nullable() },
      ...{ schedule: anything.nullable(), schedule_failure: anything.nullable() },
      ...{ external_key: text(1_000).nullable(), external_digest: text(200).nullable() },
      ...{ created_at: instant, created_by: person, updated_at: instant, updated_by: person },
      ...{ published_at: instant.nullable(), published_updated_at: instant.nullable() },
      deleted_at: instant.nullable(),
    },
  },
  {
    ...{ name: "entry_versions", rows: sql`SELECT * FROM entry_versions` },
    into: sql`entry_versions`,
    key: [
      { name: "entry_id", column: sql`r.entry_id`, type: uuid },
      { name: "number", column: sql`r.number`, type: sql`int` },
    ],
    columns: {
      ...{ entry_id: id, number: count, revision: count.nullable(), action: text(40) },
      data: z.strictObject({ slug: slugSchema, parentId: id.nullable(), data: object }),
      ...{ author_id: person, author_name: text(300), created_at: instant },
    },
  },
];
