import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { paragraph } from "../support/api/posts.ts";
import type { Chance } from "./randomness.ts";

/** What somebody wrote over HTTP, and what of it was acknowledged. */
export type Written = {
  readonly id: string;
  /** As the last acknowledgement has it. */
  readonly revision: number;
  /** Titles by the revision of the entry that holds them. */
  readonly saved: ReadonlyMap<number, string>;
  readonly published: number;
  readonly scheduled: boolean;
};

export type Diary = {
  readonly entries: Map<string, Written>;
  /** Answers, and requests that none came to. */
  readonly counts: { acknowledged: number; unanswered: number; again: number };
};

export const newDiary = (): Diary => ({
  entries: new Map(),
  counts: { acknowledged: 0, unanswered: 0, again: 0 },
});

type Answer = { readonly status: number; readonly body: string; readonly revision: number };

/**
 * Writes until it is told to stop: creates, saves, publishes, several at once and by schedule. After a
 * request that was not answered it looks what came of it, as a careful program would, and a request
 * with an `Idempotency-Key` it simply sends again.
 */
export async function write(
  address: string,
  chance: Chance,
  { diary, signal }: { readonly diary: Diary; readonly signal: AbortSignal },
): Promise<void> {
  const at: Desk = { address, diary };
  while (!signal.aborted) {
    const entry = await create(at);
    const steps = chance.between(0, 4);
    let last = entry;
    for (let step = 0; step < steps; step += 1) {
      last = await chance.oneOf([save, save, publish])(at, last);
    }
    const end = chance.oneOf(["leave", "schedule", "schedule", "bulk"]);
    if (end === "schedule") await schedule(at, last, chance.between(0, 1_500));
    if (end === "bulk") await publishTogether(at, [await create(at), await create(at)]);
  }
}

type Desk = { readonly address: string; readonly diary: Diary };

const CONTENT = "/api/v1/content/posts";

async function create(at: Desk): Promise<Written> {
  const slug = randomUUID();
  const attributes = { title: slug, slug, body: paragraph(slug) };
  const body = { data: { type: "posts", attributes } };
  const { body: text } = await untilAnswered(at, CONTENT, {
    body,
    headers: { "idempotency-key": slug },
  });
  const { id } = (JSON.parse(text) as { data: { id: string } }).data;
  return note(at, {
    ...{ id, revision: 1, saved: new Map([[1, slug]]) },
    ...{ published: 0, scheduled: false },
  });
}

async function save(at: Desk, entry: Written): Promise<Written> {
  const title = randomUUID();
  const revision = await change(at, entry, () => ({ title }));
  return note(at, { ...entry, revision, saved: new Map([...entry.saved, [revision, title]]) });
}

async function publish(at: Desk, entry: Written): Promise<Written> {
  const revision = await change(at, entry, () => ({ status: "published" }));
  return note(at, { ...entry, revision, published: entry.published + 1 });
}

async function schedule(at: Desk, entry: Written, inMs: number): Promise<void> {
  let margin = 300;
  const revision = await change(at, entry, () => {
    margin *= 2;
    return { publishAt: new Date(Date.now() + margin + inMs).toISOString() };
  });
  note(at, { ...entry, revision, published: entry.published + 1, scheduled: true });
}

async function publishTogether(at: Desk, entries: readonly Written[]): Promise<void> {
  const data = entries.map(({ id, revision }) => ({
    ...{ type: "posts", id, meta: { ifMatch: `"${revision}.0"` } },
  }));
  const headers = { "idempotency-key": randomUUID() };
  const { body } = await untilAnswered(at, "/api/v1/bulk/posts/publish", {
    body: { data },
    headers,
  });
  const { report } = (JSON.parse(body) as { meta: { report: { id: string; done?: true }[] } }).meta;
  for (const entry of entries) {
    if (report.find(({ id }) => id === entry.id)?.done !== true) throw new Error(body);
    note(at, { ...entry, revision: entry.revision + 1, published: entry.published + 1 });
  }
}

function note({ diary }: Desk, entry: Written): Written {
  diary.entries.set(entry.id, entry);
  return entry;
}

/**
 * Changes an entry once.
 * @param attributes made anew for each try: a time to publish at may have passed.
 * @returns the revision that follows.
 */
async function change(
  at: Desk,
  { id, revision }: Written,
  attributes: () => object,
): Promise<number> {
  for (;;) {
    const body = { data: { type: "posts", id, attributes: attributes() } };
    const asking = { method: "PATCH", body, headers: { "if-match": `"${revision}.0"` } };
    const answer = await ask(at, `${CONTENT}/${id}`, asking);
    if (answer?.status === 200) return revision + 1;
    if (answer !== null && ![412, 503].includes(answer.status) && !isTooLate(answer)) {
      throw new Error(`${answer.status} ${answer.body}`);
    }
    // @NOTE Nobody else writes to it: where it is further on, it was done and not told. What was
    // scheduled may be published by now, too.
    const present = await untilAnswered(at, `/api/v1/drafts/posts/${id}`, {});
    if (present.revision > revision) return revision + 1;
    at.diary.counts.again += 1;
  }
}

const isTooLate = ({ status, body }: Answer): boolean =>
  status === 422 && body.includes("This time has passed");

type Asking = {
  readonly method?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends a request until somebody is there who answers it. */
async function untilAnswered(at: Desk, path: string, asking: Asking): Promise<Answer> {
  for (;;) {
    const answer = await ask(at, path, asking);
    if (answer !== null && answer.status < 300) return answer;
    if (answer !== null && answer.status !== 503)
      throw new Error(`${answer.status} ${answer.body}`);
    at.diary.counts.again += 1;
  }
}

/** Null: nobody knows what became of it. */
async function ask({ address, diary }: Desk, path: string, asking: Asking): Promise<Answer | null> {
  const { method = asking.body === undefined ? "GET" : "POST", body, headers = {} } = asking;
  try {
    const reply = await fetch(`${address}${path}`, {
      method,
      headers: { "content-type": "application/vnd.api+json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await reply.text();
    if (reply.status < 300 && method !== "GET") diary.counts.acknowledged += 1;
    const revision = Number(/^"(\d+)\./.exec(reply.headers.get("etag") ?? "")?.[1] ?? 0);
    return { status: reply.status, body: text, revision };
  } catch {
    if (method !== "GET") diary.counts.unanswered += 1;
    await sleep(20);
    return null;
  }
}
