import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { ARTICLES, PEOPLE, SALES, SHIFTS } from "./entries.ts";

/** In every field that somebody of the shop may not see. */
const HIDDEN_MARK = "hidden-only";

/** Fills the collections of the shop; the plan begins on the Monday after `now`. */
export async function seedShop(now: Date, caller: Caller): Promise<void> {
  const articles = [];
  for (const article of ARTICLES) articles.push(await addArticle(article, caller));
  const people = [];
  for (const person of PEOPLE) people.push(await addPerson(person, caller));
  const monday = mondayAfter(now);
  for (const shift of SHIFTS) await addShift(shift, { people, monday, caller });
  for (const [index, sale] of [...SALES].toReversed().entries()) {
    await addSale(sale, { articles, people, receipt: `R-${2401 + index}`, now, caller });
  }
}

type Link = { readonly type: string; readonly id: string };
type Writing = {
  readonly type: string;
  readonly attributes: JsonObject;
  readonly relationships?: Readonly<Record<string, Link | readonly Link[]>>;
};

async function add({ relationships = {}, ...entry }: Writing, caller: Caller): Promise<Link> {
  const document = { id: null, relationships, ...entry };
  const input = { collection: entry.type, document };
  const { item } = await runUseCase(createEntryResource, input, caller);
  return { type: item.type, id: item.id };
}

function addArticle(
  [name, sku, category, stock, reorderAt, price, discontinued]: (typeof ARTICLES)[number],
  caller: Caller,
): Promise<Link> {
  const attributes = { name, sku, category, stock, reorderAt, price, discontinued };
  return add({ type: "inventory", attributes }, caller);
}

function addPerson(
  [name, job, hourlyWage, since]: (typeof PEOPLE)[number],
  caller: Caller,
): Promise<Link> {
  const address = name.toLowerCase().replaceAll(" ", ".");
  const attributes = {
    ...{ name, job: `${job} (${HIDDEN_MARK})`, hourlyWage, since },
    ...{ email: `${address}@shop.acme.test`, phone: `555 01 01 ${HIDDEN_MARK}` },
    notes: `Knows where the spare key hangs. ${HIDDEN_MARK}`,
  };
  return add({ type: "staff", attributes }, caller);
}

type Planning = {
  readonly people: readonly Link[];
  readonly monday: Date;
  readonly caller: Caller;
};

async function addShift(
  [name, day, [from, to], place, lead, workers]: (typeof SHIFTS)[number],
  { people, monday, caller }: Planning,
): Promise<void> {
  const leader = people[lead];
  const attributes = {
    ...{ name, place, note: "" },
    ...{ starts: at(monday, day, from), ends: at(monday, day, to) },
  };
  const staff = workers.flatMap((index) => people[index] ?? []);
  const relationships = { staff, ...(leader === undefined ? {} : { lead: leader }) };
  await add({ type: "shifts", attributes, relationships }, caller);
}

type Selling = {
  readonly articles: readonly Link[];
  readonly people: readonly Link[];
  readonly receipt: string;
  readonly now: Date;
  readonly caller: Caller;
};

async function addSale(
  [article, seller, quantity, payment, hoursAgo]: (typeof SALES)[number],
  { articles, people, receipt, now, caller }: Selling,
): Promise<void> {
  const [item, soldBy] = [articles[article], people[seller]];
  if (item === undefined || soldBy === undefined) return;
  const total = ARTICLES[article][5] * quantity;
  const soldAt = new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
  const attributes = { receipt, quantity, total, payment, soldAt };
  await add({ type: "sales", attributes, relationships: { item, soldBy } }, caller);
}

function mondayAfter(now: Date): Date {
  const days = (8 - now.getUTCDay()) % 7 || 7;
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days));
}

const at = (monday: Date, day: number, hour: number): string =>
  new Date(monday.getTime() + (day * 24 + hour) * 3_600_000).toISOString();
