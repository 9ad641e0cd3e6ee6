import { createHash } from "node:crypto";
import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import { titleIn } from "@/lib/content/models/collection-model.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { blockId } from "../block-id.ts";
import { slugFrom } from "../slug.ts";
import type { LineContent } from "../source/staged-line.ts";
import { convertColumn } from "./convert-column.ts";
import type { Mapping, Way } from "./mapping.ts";
import { targetFieldsOf } from "./target-fields.ts";

/** A staged item, as its turn comes. */
export type WaitingLine = {
  readonly importId: string;
  readonly number: number;
  readonly kind: string;
  readonly externalKey: string | null;
  readonly content: LineContent;
};

/** An entry as the mapping makes it, names of other entries not yet looked up. */
export type MappedEntry = {
  readonly externalKey: string;
  readonly slug: string;
  readonly parentKey: string | null;
  readonly position: number;
  readonly data: JsonObject;
  /** The fields that the source says anything about; `all`: it is the whole entry. */
  readonly named: readonly string[] | "all";
  readonly links: readonly Link[];
  readonly state: "draft" | "published" | "scheduled";
  readonly publishAt: Date | null;
  readonly createdAt: Date | null;
  readonly publishedAt: Date | null;
  readonly notes: readonly string[];
};

/** Words that name entries of another collection. */
export type Link = {
  readonly field: string;
  readonly label: string;
  readonly to: string;
  readonly names: readonly string[];
  readonly many: boolean;
};

export type Mapped = { readonly entry: MappedEntry } | { readonly refusal: string };

type Around = { readonly model: CollectionModel; readonly way: Way; readonly mapping: Mapping };

/** What becomes of a staged item: an entry of the collection that it goes to, or why there is none. */
export function mapLine(line: WaitingLine, around: Around): Mapped {
  const { ready } = line.content;
  const isReady = ready !== null && ready.collection === around.model.slug;
  return isReady ? { entry: asItIs(line, ready, around) } : fromColumns(line, around);
}

type Ready = NonNullable<LineContent["ready"]>;

function asItIs(line: WaitingLine, ready: Ready, around: Around): MappedEntry {
  const { place } = line.content;
  return {
    externalKey: keyOf(line, around),
    ...{ slug: place?.slug ?? "", parentKey: place?.parentKey ?? null },
    ...{ position: place?.position ?? 0, data: ready.data as JsonObject, named: "all", links: [] },
    ...publicationOf(line, around),
    notes: ready.notes,
  };
}

function fromColumns(line: WaitingLine, around: Around): Mapped {
  const { model } = around;
  const { place } = line.content;
  const { data, links, problems } = cellsOf(line, around);
  if (problems.length > 0) return { refusal: problems.join("; ") };
  const { slug, publishedAt, ...said } = data;
  const shaped = shapedFor(model, said, line);
  const isPlaced = typeof slug === "string" && model.addressed;
  const named = [...Object.keys(shaped), ...links.map(({ field }) => field)];
  const wanted = typeof slug === "string" ? slug : (place?.slug ?? slugFrom(titleIn(model, said)));
  const at = typeof publishedAt === "string" ? new Date(publishedAt) : null;
  const entry: MappedEntry = {
    externalKey: keyOf(line, around),
    slug: wanted || `${line.kind}-${line.number}`,
    ...{ parentKey: null, position: place?.position ?? 0, data: shaped, links, notes: [] },
    named: isPlaced ? [...named, "slug"] : named,
    ...publicationOf(line, around),
    ...(at === null ? {} : { createdAt: at, publishedAt: at }),
  };
  return { entry };
}

type Cells = {
  readonly data: JsonObject;
  readonly links: readonly Link[];
  readonly problems: readonly string[];
};

/** What the columns amount to in the fields that the mapping fills from them. */
function cellsOf({ content: { columns } }: WaitingLine, { model, way }: Around): Cells {
  const data: JsonObject = {};
  const links: Link[] = [];
  const problems: string[] = [];
  for (const field of targetFieldsOf(model)) {
    const { name, label } = field;
    const cell = convertColumn(said(columns, way.fields[name]), field);
    if (cell.is === "value") data[name] = cell.value;
    if (cell.is === "problem") problems.push(cell.problem);
    if (cell.is !== "names") continue;
    links.push({ field: name, label, to: cell.to, names: cell.names, many: isMany(field) });
  }
  return { data, links, problems };
}

/** @NOTE A mapping calls columns what somebody likes, such as what every object has. */
const said = (columns: LineContent["columns"], name: string | null | undefined): Json =>
  typeof name === "string" && Object.hasOwn(columns, name) ? (columns[name] ?? null) : null;

const isMany = ({ definition }: ReturnType<typeof targetFieldsOf>[number]): boolean =>
  definition === "words" || definition.kind === "relations";

/** @NOTE A page says what it says in blocks. */
function shapedFor({ slug }: CollectionModel, said: JsonObject, line: WaitingLine): JsonObject {
  const { body, ...rest } = said;
  if (slug !== "pages" || body === undefined) return said;
  const id = blockId(`${line.externalKey ?? `${line.importId}:${line.number}`}#0`);
  return { ...rest, blocks: [{ id, kind: "richText", doc: body }] };
}

/** @NOTE Without a column that says who it is, a row is known within its own import alone. */
function keyOf({ importId, number, externalKey, content }: WaitingLine, { model, way }: Around) {
  if (externalKey !== null) return externalKey;
  const value = said(content.columns, way.key);
  if (value === null || value === "") return `row:${importId}:${number}`;
  const digest = createHash("sha256").update(JSON.stringify(value)).digest("hex");
  return `row:${model.slug}:${way.key ?? ""}:${digest}`;
}

function publicationOf(
  { content: { place } }: WaitingLine,
  { mapping: { publish } }: Around,
): Pick<MappedEntry, "state" | "publishAt" | "createdAt" | "publishedAt"> {
  const dateOf = (text: string | null | undefined) =>
    text === null || text === undefined ? null : new Date(text);
  const createdAt = dateOf(place?.createdAt);
  const publishedAt = dateOf(place?.publishedAt) ?? createdAt;
  // @NOTE What was hidden where it comes from is not published unasked.
  const wanted = place?.state ?? (publish === "published" ? "published" : "draft");
  const state = publish === "drafts" ? "draft" : wanted;
  const publishAt = state === "scheduled" ? dateOf(place?.publishAt) : null;
  return { state, publishAt, createdAt, publishedAt: state === "published" ? publishedAt : null };
}
