import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createClient, type Client } from "../../packages/client/src/client.ts";
import { readDemo, type Demo, type Partner } from "./demo.ts";
import { transcript, type Transcript } from "./transcript.ts";

/**
 * What a partner's program does all day, in one run: it exchanges its key, reads what is published,
 * is refused what is not its own, sees its token end, gets another and waits where it is told to.
 */
const { values: flags } = parseArgs({
  options: {
    data: { type: "string", default: ".data" },
    /** Waits for the token's end also where that takes an hour. */
    wait: { type: "boolean", default: false },
  },
});

/** Longer than this nobody sits before a script, in seconds. */
const PATIENCE = 120;
const POSTS = "/api/v1/content/posts";

/** What went over the wire: the client does these things by itself. */
const seen = { exchanges: 0, limited: 0, asked: 0 };

async function watchedFetch(request: Request): Promise<Response> {
  if (new URL(request.url).pathname === "/api/oauth/token") seen.exchanges += 1;
  const response = await fetch(request);
  if (response.status === 429) {
    seen.limited += 1;
    seen.asked = Number(response.headers.get("retry-after"));
  }
  return response;
}

const clientFor = (root: string, partner: Partner, organization = partner.organization): Client =>
  createClient({
    baseUrl: root,
    organization,
    clientId: partner.hostname,
    clientSecret: partner.apiKey,
    attempts: 8,
    fetch: watchedFetch,
  });

await main(readDemo(flags.data), transcript(console.log));

async function main(demo: Demo, out: Transcript): Promise<void> {
  const client = clientFor(demo.root, demo.ours);
  const lifetime = await exchange(demo, client, out);
  await readPublished(client, out);
  await beRefused(demo, client, out);
  await seeTheEnd(demo, { client, lifetime }, out);
  await beSlowed(client, out);
  console.log(out.isGood() ? "\nAll went as it should." : "\nSomething went WRONG.");
  process.exitCode = out.isGood() ? 0 : 1;
}

/** @returns seconds that a token lives. */
async function exchange({ ours }: Demo, client: Client, out: Transcript): Promise<number> {
  out.step("Exchange the key for a token");
  const [, payload = ""] = (await client.token()).split(".");
  const claims = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as {
    iat: number;
    exp: number;
  };
  const lifetime = claims.exp - claims.iat;
  out.check(`${ours.hostname} has a token for ${lifetime} seconds`, lifetime <= 3600);
  return lifetime;
}

async function readPublished(client: Client, out: Transcript): Promise<void> {
  out.step("Read what is published");
  const posts = [];
  const query = { sort: ["title"], include: ["author"], page: { size: 2 } };
  for await (const page of client.pages("posts", query)) posts.push(...page);
  for (const { title, author } of posts.slice(0, 5)) {
    const by = (author as { title?: string } | null)?.title ?? "nobody";
    out.note(`«${String(title)}» by ${by}`);
  }
  out.check(`${posts.length} posts, all of them published`, posts.length > 0);
  const text = JSON.stringify(posts, withoutCircles());
  out.check(
    "no post shows its secretNote",
    posts.every((post) => !("secretNote" in post)),
  );
  out.check("no draft is among them", !text.includes("draft-only"));
  out.check("nothing of Globex is among them", !text.includes("globex-only"));
  out.check("nothing hidden is among them", !text.includes("hidden-only"));
}

async function beRefused({ root, ours, theirs }: Demo, client: Client, out: Transcript) {
  out.step("Ask for what is not ours");
  await out.refused("filter by secretNote", () =>
    client.list("posts", { filter: { secretNote: { _contains: "a" } } }),
  );
  await out.refused("sort by secretNote", () => client.list("posts", { sort: ["secretNote"] }));
  await out.refused("drafts", () => client.list("posts", { view: "draft" }));
  await out.refused("write a post", () => client.create("posts", { fields: { title: "Mine" } }));
  await out.refused("people", () => client.list("users"));
  await out.refused("other domains", () => client.list("domains"));
  await out.refused("Globex with Acme's token", () =>
    clientFor(root, ours, "globex").list("posts"),
  );
  const mixed = { ...ours, hostname: theirs.hostname };
  await out.refused("Acme's key under Globex's name", () => clientFor(root, mixed).list("posts"));
}

type Ending = { readonly client: Client; readonly lifetime: number };

async function seeTheEnd({ root, ours }: Demo, { client, lifetime }: Ending, out: Transcript) {
  out.step("Let the token end, and go on");
  const token = await client.token();
  const waits = flags.wait || lifetime <= PATIENCE;
  if (waits) {
    out.note(`waiting ${lifetime} seconds for its end`);
    await sleep(lifetime * 1000 + 500);
  } else {
    out.note(`it lives ${lifetime} seconds; what ended and what was spoiled is answered the same`);
    out.note("(--wait waits for it; GATEHOUSE_TOKEN_LIFETIME=10 makes an instance's tokens short)");
  }
  const response = await fetch(new URL(POSTS, root), {
    headers: {
      Authorization: `Bearer ${waits ? token : spoiled(token)}`,
      "X-Organization": ours.organization,
    },
  });
  out.note(`${response.status} ${JSON.stringify(await response.json())}`);
  out.check("the token is refused with 401", response.status === 401);
  const before = seen.exchanges;
  await client.list("posts");
  out.check(
    waits ? "the client got another by itself" : "the client's own is still good",
    seen.exchanges === before + (waits ? 1 : 0),
  );
}

/** The same with another signature. */
function spoiled(token: string): string {
  const [header, payload, signature = ""] = token.split(".");
  return [header, payload, signature.startsWith("A") ? "B" : "A"].join(".") + signature.slice(1);
}

async function beSlowed(client: Client, out: Transcript): Promise<void> {
  out.step("Ask too often");
  const before = seen.limited;
  const query = { page: { size: 1 }, fields: { posts: ["title"] } };
  let sent = 0;
  let answered = 0;
  const ask = async () => {
    while (seen.limited === before && sent < 3_000) {
      sent += 1;
      await client.list("posts", query);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  if (seen.limited > before) {
    out.check(`slowed by 429 after ${sent} requests: wait ${seen.asked} seconds`, seen.asked > 0);
  } else {
    out.note(`${sent} requests were not too many for this instance`);
  }
  out.check("every request was answered in the end", answered === sent);
}

/** Entries may name each other in a circle; each is written once. */
function withoutCircles() {
  const known = new Set<unknown>();
  return (_name: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (known.has(value)) return "…";
    known.add(value);
    return value;
  };
}
