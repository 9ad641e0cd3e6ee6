import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { leaksIn } from "../support/attack/leaks.ts";
import type { Reply } from "../support/attack/ask.ts";
import { askAs, dashboard, drafted, published, type Place } from "../support/attack/places.ts";
import { databaseDigest } from "../support/attack/rows.ts";
import type { AttackServer } from "../support/attack/server.ts";
import { befall, makeKey, type Key } from "../support/attack/visitor-keys.ts";
import {
  addresses,
  addressesFor,
  levels,
  sightOf,
  standingOf,
  visitors,
  WORDS,
  type Address,
  type Level,
  type Seen,
  type VisitorKind,
} from "../support/attack/visitor-model.ts";
import {
  FORM,
  makeWorld,
  removeWorld,
  setLevel,
  versionAt,
  type MatrixWorld,
} from "../support/attack/visitor-world.ts";

/** @NOTE A bound for what hangs: a few hundred requests on a machine that does other things too. */
const PATIENCE = 120_000;
const nobody = "nobody at all";
const stranger: VisitorKind = { kind: "nothing", state: "good", of: "acme" };

/** What an answer lets its reader see. */
const seenIn = ({ headers, body }: Reply): Seen[] =>
  (Object.keys(WORDS) as Seen[]).filter((word) =>
    `${JSON.stringify(headers)}\n${body}`.includes(WORDS[word]),
  );

type Knock = {
  /** Whether a wall that lies takes a stranger for somebody who is inside, and the other way about. */
  readonly isMistaken?: true;
  readonly server: AttackServer;
  readonly world: MatrixWorld;
  readonly visitor: VisitorKind;
  readonly key: Key;
  readonly level: Level;
  readonly address: Address;
};

const SITE_PATHS: Partial<Record<Address, string>> = {
  ...{ home: "/", page: "/about", "draft page": "/spring-catalogue" },
  ...{ feed: "/feed.xml", sitemap: "/sitemap.xml", robots: "/robots.txt" },
};

/** The place of an address, as a wall would stamp it for whoever comes. */
function placeOf({ world, visitor, key, level, address, isMistaken }: Knock): Place {
  const path = SITE_PATHS[address];
  const isStranger = standingOf(visitor, level) === "stranger";
  if (path !== undefined)
    return (isStranger === (isMistaken === true) ? drafted : published)("acme", path);
  const file = (name: keyof MatrixWorld) => `/media/${world[name]}/matrix.txt`;
  const link = key.link ?? `/link/${"A".repeat(22)}.${"A".repeat(43)}.1aaaaaa`;
  const at = (of: Pick<Place, "path" | "surface" | "target">): Place => ({
    ...{ host: "acme", of: "acme" },
    ...of,
  });
  const below = (rest: string) =>
    at({ path: `${link}${rest}`, surface: "link", target: `/link-site${link}${rest}` });
  switch (address) {
    case "public file":
    case "named file":
    case "private file":
      return at({ path: file(address), surface: "media" });
    case "form":
      return sent(at({ path: `/form/${FORM}`, surface: "form", target: `/form-site/${FORM}` }), {
        "f.note": WORDS["the form"],
        page: "/",
      });
    case "write":
      return sent(drafted("acme", "/about"), { title: "attacked" });
    case "admin":
      return dashboard("/admin/acme");
    case "api":
      return at({ path: "/api/v1/content/pages", surface: "api" });
    case "link":
      return below("");
    default:
      return below(file(address.replace(" below", "") as keyof MatrixWorld));
  }
}

const sent = (place: Place, fields: Record<string, string>): Place => ({
  ...place,
  method: "POST",
  body: new URLSearchParams(fields).toString(),
  headers: { "content-type": "application/x-www-form-urlencoded" },
});

const mistaken = (one: Knock): Knock => ({ ...one, isMistaken: true });

async function knock(one: Knock): Promise<Reply> {
  const { server, level, key } = one;
  const place = placeOf(one);
  const origin = place.method === "POST" ? { origin: `http://acme.${server.root}` } : {};
  const version = { "x-claim-version": versionAt(level) };
  const headers = { ...place.headers, ...origin, ...version, ...key.headers };
  return askAs(server, { ...place, headers }, nobody);
}

/** What the model says of an answer; where there is no wall, nothing is open to anybody. */
function sightIn({ server, visitor, level, address, isMistaken }: Knock) {
  // @NOTE Whoever is taken for a stranger by mistake is one: what everybody sees is theirs too.
  const counted = isMistaken && standingOf(visitor, level) !== "stranger" ? stranger : visitor;
  const { must, may, everybodys } = sightOf(counted, level, address);
  if (server.wall === "absent") return { must: [], may: [], everybodys };
  return { must: isMistaken ? [] : must, may: [...must, ...may], everybodys };
}

/** What is wrong with an answer, held against what the model says. */
function faultsOf(one: Knock, reply: Reply): string[] {
  const { must, may } = sightIn(one);
  const seen = seenIn(reply);
  const isOpen = reply.status === 200 && !isEntrance(reply) && !one.isMistaken;
  return [
    ...must.filter((each) => !seen.includes(each)).map((each) => `lacks ${each}`),
    ...seen.filter((each) => !may.includes(each)).map((each) => `shows ${each}`),
    ...((must.length === 0 && isOpen) || reply.status >= 500 ? [`answers ${reply.status}`] : []),
    ...leaksIn(reply, nobody, ["a page of a website", "a draft"]).map((leak) => `leaks ${leak}`),
    ...keepingFaults(one, reply),
  ];
}

/** What would let a cache that others read from keep what is one visitor's alone. */
function keepingFaults(one: Knock, { headers }: Reply): string[] {
  const { must, everybodys } = sightIn(one);
  if (everybodys) return [];
  const { "cache-control": caching = "", vary = "" } = headers;
  const isBypassed = must.length > 0 && one.visitor.kind === "bypass";
  return [
    ...(/no-store/.test(caching) ? [] : [`may be kept: ${caching}`]),
    ...(/public|s-maxage/.test(caching) ? [`is kept: ${caching}`] : []),
    ...(isBypassed && !vary.includes("x-gatehouse-bypass") ? ["varies with nothing"] : []),
  ];
}

/** What is asked of whoever comes with a share link, and what robots are told of a closed site. */
const isEntrance = ({ body }: Reply): boolean =>
  body.includes("Something was shared with you") || /^User-agent: \*\s+Disallow: \/\s*$/.test(body);

const nameOf = ({ kind, state, of }: VisitorKind) => `${of}/${kind}/${state}`;

/** Asks several at once, as visitors come. */
async function inTurns<Item>(items: readonly Item[], run: (item: Item) => Promise<void>) {
  const left = [...items];
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await run(next);
  };
  await Promise.all(Array.from({ length: 6 }, work));
}

const servers = inject("attackServers").map((server) => [server.name, server] as const);

describe.each(servers)("with the wall %s", (_name, server) => {
  const { wall } = server;
  let world: MatrixWorld;

  beforeAll(async () => {
    await removeWorld(server);
    world = await makeWorld(server);
  });
  afterAll(async () => {
    await setLevel(server, "public");
    await removeWorld(server);
  });

  test.each(wall === "absent" ? (["public"] as const) : levels)(
    "at a %s site each visitor sees what the model says, and nothing else",
    async (level) => {
      await setLevel(server, level);
      const keys = new Map<string, Key>();
      await inTurns(visitors, async (visitor) => {
        const key = await makeKey(server, visitor);
        await befall(server, visitor, key);
        keys.set(nameOf(visitor), key);
      });
      const before = await databaseDigest(server.superUrl);
      const wrong: string[] = [];
      const look = async (visitor: VisitorKind, address: Address) => {
        const key = keys.get(nameOf(visitor)) ?? { headers: {}, rows: {} };
        const one = { server, world, visitor, key, level, address };
        const asked = wall === "open" && address in SITE_PATHS ? [one, mistaken(one)] : [one];
        for (const each of asked) {
          const faults = faultsOf(each, await knock(each));
          if (faults.length > 0)
            wrong.push(`${nameOf(visitor)} at ${address}: ${faults.join(", ")}`);
        }
      };
      const cases = visitors.flatMap((visitor) =>
        addressesFor(visitor).map((each) => [visitor, each] as const),
      );
      await inTurns(cases, (each) => look(...each));
      // What was made for others stays theirs: whoever comes next is a stranger again.
      await inTurns(addresses, (address) => look(stranger, address));
      expect(wrong.toSorted()).toEqual([]);
      const { entry_links: _, ...after } = await databaseDigest(server.superUrl);
      const { entry_links: __, ...same } = before;
      expect(after).toEqual(same);
    },
    PATIENCE,
  );

  // Without a wall nobody says that somebody visits: what the site opens to all is all there is.
  test.each(wall === "absent" ? [] : (["password"] as const))(
    "what is open at a %s site ends at the next request after what ends it",
    async (level) => {
      await setLevel(server, level);
      const wrong: string[] = [];
      await inTurns(visitors.filter(endsByItself), async (visitor) => {
        const key = await makeKey(server, visitor);
        const address = key.link === undefined ? "page" : "link";
        const good = { ...visitor, state: "good" } as const;
        const before = { server, world, visitor: good, key, level, address } as const;
        const after = { ...before, visitor };
        const faults = faultsOf(before, await knock(before)).map((fault) => `before, ${fault}`);
        await befall(server, visitor, key);
        faults.push(...faultsOf(after, await knock(after)));
        if (faults.length > 0) wrong.push(`${nameOf(visitor)}: ${faults.join(", ")}`);
      });
      expect(wrong.toSorted()).toEqual([]);
    },
    PATIENCE,
  );
});

/** Whose key is good until something befalls it. */
const endsByItself = ({ state, of }: VisitorKind): boolean =>
  of === "acme" && /^(?:expired|revoked|of a (?:susp|form|maker)|to an)/.test(state);
