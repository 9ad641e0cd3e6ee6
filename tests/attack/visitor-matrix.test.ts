import { beforeAll, describe, expect, inject, test } from "vitest";
import { leaksIn } from "../support/attack/leaks.ts";
import type { Reply } from "../support/attack/ask.ts";
import { askAs, dashboard, drafted, published, type Place } from "../support/attack/places.ts";
import { databaseDigest } from "../support/attack/rows.ts";
import {
  keyKinds,
  keyStates,
  makeKey,
  type Key,
  type KeyKind,
  type Making,
} from "../support/attack/visitor-keys.ts";

const servers = inject("attackServers")
  .filter(({ wall }) => wall === "intact")
  .map((server) => [server.wall, server] as const);
const nobody = "nobody at all";

const levels = ["public", "password", "private"] as const;
type Level = (typeof levels)[number];

/** Whose site stands at a level: Globex has a password, Acme is opened and closed. */
const siteAt = (level: Level): Making["of"] => (level === "password" ? "globex" : "acme");
const otherThan = (of: Making["of"]): Making["of"] => (of === "acme" ? "globex" : "acme");

const things = [
  ...(["a published page", "a draft", "the linked draft", "what is below a link"] as const),
  ...(["the dashboard", "the API", "a write", "a form"] as const),
] as const;
type Thing = (typeof things)[number];

/** Which keys open what, at which levels; whatever does not stand here is shut. */
const OPENS: Partial<Record<KeyKind, Partial<Record<Thing, readonly Level[]>>>> = {
  guest: { "a published page": ["password"], "a draft": ["password"] },
  visit: { "a published page": levels, "a draft": levels },
  bypass: { "a published page": levels },
  preview: { "the linked draft": levels },
  share: { "the linked draft": levels },
};

/** What everybody sees, whatever they bring that is not looked at here. */
const isOpenToAll = (thing: Thing, level: Level): boolean =>
  thing === "a published page" && level === "public";

/** @NOTE A token that is no good is told so, on every page: a monitor must not watch another site. */
const closesAll = ({ kind }: Making, isGood: boolean): boolean => kind === "bypass" && !isGood;

type Case = Making & { readonly at: Level; readonly thing: Thing };

/** @NOTE Nothing is the same nothing, whoever it is of and whatever became of it. */
const makings = (at: Level): readonly Making[] => [
  { of: siteAt(at), kind: "nothing", state: "good" },
  ...keyKinds
    .filter((kind) => kind !== "nothing")
    .flatMap((kind) =>
      [siteAt(at), otherThan(siteAt(at))].flatMap((of) =>
        keyStates.map((state) => ({ of, kind, state })),
      ),
    ),
];

const CASES: readonly Case[] = levels.flatMap((at) =>
  makings(at).flatMap((making) => things.map((thing) => ({ ...making, at, thing }))),
);

const isOpen = (one: Case): boolean => {
  const isGood = one.state === "good" && one.of === siteAt(one.at);
  if (isGood && OPENS[one.kind]?.[one.thing]?.includes(one.at) === true) return true;
  return isOpenToAll(one.thing, one.at) && !closesAll(one, isGood);
};

/** The place of a thing, as the wall would stamp it for whoever brings such a key. */
function placeOf({ at, kind, thing }: Case, key: Key): Place {
  const of = siteAt(at);
  const shown = kind === "nothing" || key.link !== undefined ? published : drafted;
  const link = key.link ?? "/link/none";
  const linked = (path: string): Place => ({
    ...{ host: of, of, path, surface: "link", target: `/link-site${path}` },
  });
  switch (thing) {
    case "a published page":
      return shown(of, "/about");
    case "a draft":
      return shown(of, "/spring-catalogue");
    case "the linked draft":
      return linked(link);
    case "what is below a link":
      return linked(`${link}/media/11111111-1111-4111-8111-111111111111/x.png`);
    case "the dashboard":
      return dashboard(`/admin/${of}`);
    case "the API":
      return { host: of, of, path: "/api/v1/content/pages", surface: "api" };
    case "a write":
      return { ...shown(of, "/about"), method: "POST", body: "title=attacked" };
    case "a form":
      return {
        ...{ host: of, of, path: "/form/pages", surface: "form", target: "/form-site/pages" },
        ...{ method: "POST", body: "f.title=attacked" },
      };
  }
}

const spelled = ({ at, kind, of, state, thing }: Case) =>
  `${at}: ${of}'s ${state} ${kind}: ${thing}`;

/** Whether an answer shows anything of the site at all. */
const shows = ({ status, body }: Reply): boolean =>
  status === 200 && !body.includes("Something was shared with you");

/** What others may keep of an answer: nothing, but for the page that everybody gets. */
const isShared = ({ headers }: Reply): boolean => !/no-store/.test(headers["cache-control"] ?? "");

describe.each(servers)("with the wall %s", (_wall, server) => {
  const keys = new Map<string, Key>();
  const nameOf = ({ kind, of, state }: Making) => `${of}/${kind}/${state}`;

  beforeAll(async () => {
    for (const one of CASES) {
      if (!keys.has(nameOf(one))) keys.set(nameOf(one), await makeKey(server, one));
    }
  });

  test.each(["password"] as const)(
    "at a %s site each key opens what its line says, and nothing else",
    async (at) => {
      const before = await databaseDigest(server.superUrl);
      const wrong: string[] = [];
      for (const one of CASES.filter((each) => each.at === at)) {
        const key = keys.get(nameOf(one)) ?? { headers: {} };
        const place = placeOf(one, key);
        const origin = { origin: `http://${siteAt(at)}.${server.root}` };
        const form = { "content-type": "application/x-www-form-urlencoded" };
        const own = place.method === "POST" ? { ...origin, ...form } : {};
        const headers = { ...place.headers, ...own, ...key.headers };
        const reply = await askAs(server, { ...place, headers }, nobody);
        const expected = isOpen(one);
        const faults = [
          ...(shows(reply) === expected ? [] : [`answers ${reply.status}`]),
          ...(expected ? [] : hidden(reply, at).map((leak) => `gives away ${leak}`)),
          ...(isShared(reply) && !(expected && isOpenToAll(one.thing, at)) ? ["may be kept"] : []),
        ];
        if (faults.length > 0) wrong.push(`${spelled(one)}: ${faults.join(", ")}`);
      }
      expect(wrong).toEqual([]);
      const { entry_links: _, ...after } = await databaseDigest(server.superUrl);
      const { entry_links: __, ...same } = before;
      expect(after).toEqual(same);
    },
  );
});

/** What an answer that opens nothing gives away. */
const hidden = (reply: Reply, at: Level) =>
  leaksIn(reply, nobody, at === "public" ? ["a page of a website"] : []);
