import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import { ask, type Asking, type Reply } from "../support/attack/ask.ts";
import type { Holder } from "../support/attack/credentials.ts";
import { headerFaults, leaksIn } from "../support/attack/leaks.ts";
import { hostOf, type Host } from "../support/attack/places.ts";
import { databaseDigest } from "../support/attack/rows.ts";
import type { AttackServer } from "../support/attack/server.ts";
import {
  ENTRANCE_ACTIONS,
  OWN_ACTIONS,
  OWNER_ACTIONS,
  argumentsFor,
  verdictOf,
  victimOf,
  type ServerAction,
  type Victim,
} from "../support/attack/server-actions.ts";

// A bound for what hangs: each of these tests is thirty requests.
vi.setConfig({ testTimeout: 180_000 });

const servers = inject("attackServers").map((server) => [server.name, server] as const);

/**
 * Where an action might be posted to besides its own page: other pages, no page, other hosts.
 * @NOTE One answers for all that it is given, so each action is tried at its turn of these places:
 * together they stand at every one, many times over.
 */
const elsewhere: readonly [Host, string][] = [
  ["root", "/"],
  ["root", "/login"],
  ["root", "/setup"],
  ["root", "/admin"],
  ["root", "/admin/acme"],
  ["root", "/admin/globex"],
  ["root", "/nothing"],
  ["root", "/api/health"],
  ["acme", "/"],
  ["acme", "/maintenance"],
  ["globex", "/about"],
  ["globex", "/maintenance"],
];

const foreignPlaces = elsewhere.filter(([host]) => host !== "root");

/** So many of the places, others at each turn. */
const inTurn = <Place>(places: readonly Place[], turn: number, count: number): Place[] =>
  places.filter((_place, index) => (index + turn * count) % places.length < count);

type Attempt = {
  readonly from: Holder;
  readonly to: readonly [Host, string];
  readonly org?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const admin = "Acme's admin";
const nobody = "nobody at all";
const roleless = "Acme's member without a role";
/** Whom the action itself has to tell from whoever may. */
const strangers = [
  "Globex's admin",
  roleless,
  "Acme's suspended member",
  "Acme's suspended person",
  "Acme's admin, signed out",
  "Acme's admin, forged",
  "Acme's visiting admin",
  "Globex's guest",
] as const;

/** What any member may do, with what is theirs alone: the one without a role is no stranger to it. */
const OF_EVERY_MEMBER = ["createTokenAction", "listLinksAction"];

/** Who is nobody to the house, whatever they were. */
const NOBODIES: readonly Holder[] = [
  ...(["Acme's suspended person", "Acme's admin, signed out", "Acme's admin, forged"] as const),
  ...(["Acme's visiting admin", "Globex's guest"] as const),
];

/** What is for everybody who stands before the house: only where it comes from can be wrong. */
const OF_EVERYBODY = ["askForReset", "askForAccount"];

/** Who tries what at a page: the reason of each refusal is another. */
function attemptsOn(target: Target): Attempt[] {
  const { server, action } = target;
  const page = pageOf(target);
  const turn = server.actions.indexOf(action);
  const own = (host: Host) => ({ origin: `http://${hostOf(server, host)}` });
  const to = ["root", page] as const;
  const claimed = (host: string) => ({ origin: `http://${host}`, "x-forwarded-host": host });
  const foreign = [
    {},
    { origin: "null" },
    { origin: "http://evil.test" },
    claimed("evil.test"),
    own("globex"),
    claimed(hostOf(server, "globex")),
    { ...own("root"), "sec-fetch-site": "cross-site" },
    { referer: `http://${server.root}${page}` },
  ];
  const unheard: Attempt[] = foreign.map((headers) => ({ from: admin, to, headers }) as const);
  if (OF_EVERYBODY.includes(action.name)) return unheard;
  const nowhere: Attempt[] = [
    ...unheard,
    { from: nobody, to },
    ...[to, ...inTurn(elsewhere, turn, 3)].map(
      (to) => ({ from: nobody, to, headers: own(to[0]) }) as const,
    ),
    ...inTurn(foreignPlaces, turn, 1).map(
      (to) => ({ from: admin, to, headers: own(to[0]) }) as const,
    ),
  ];
  if (OWN_ACTIONS.has(action.name)) {
    return [...nowhere, ...NOBODIES.map((from) => ({ from, to, headers: own("root") }))];
  }
  return [
    ...nowhere,
    ...(["acme", "globex"] as const).map(
      (host) => ({ from: admin, to: [host, page], headers: own(host) }) as const,
    ),
    ...(OWNER_ACTIONS.has(action.name) ? [] : ["globex", "no-such", "__proto__", ""]).map(
      (org) => ({ from: admin, to, org, headers: own("root") }) as const,
    ),
    ...strangers
      .filter((from) => from !== roleless || !OF_EVERY_MEMBER.includes(action.name))
      .map((from) => ({ from, to, headers: own("root") }) as const),
  ];
}

/** With the claims that the open wall believes, so that only the action itself can refuse. */
function postOf(target: Target, { from, to, org = "acme", headers }: Attempt): Asking {
  const { server, action, victim } = target;
  const given = argumentsFor(victim)[action.name]?.(org) ?? [org, {}];
  return {
    host: hostOf(server, to[0]),
    path: to[1],
    method: "POST",
    cookie: server.credentials[from],
    headers: {
      "next-action": action.id,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      "x-claim-surface": ENTRANCE_ACTIONS.has(action.name) ? "entrance" : "admin",
      "x-claim-organization": server.organizations.acme,
      ...headers,
    },
    body: JSON.stringify(given),
  };
}

type Target = {
  readonly server: AttackServer;
  readonly action: ServerAction;
  readonly victim: Victim;
};

const victims = new Map<string, Victim>();

function targetOf(server: AttackServer, action: ServerAction): Target {
  const victim = victims.get(server.name);
  if (victim === undefined) throw new Error("Victims are known only while tests run.");
  return { server, action, victim };
}

const pageOf = ({ action, victim }: Target): string =>
  action.page
    .replace("[org]", "acme")
    .replace("[collection]", "inventory")
    .replace("[token]", "gh_inv_nobody")
    .replace("[id]", victim.id);

beforeAll(async () => {
  for (const [name, { superUrl, organizations }] of servers) {
    victims.set(name, await victimOf(superUrl, organizations.acme));
  }
});

/** Refused by whatever stood in the way, and never for what was sent. */
function isRefused({ status, body }: Reply): boolean {
  const { ok, status: reason } = verdictOf(body);
  if (ok === null) return status !== 200 || body === "{}";
  return !ok && [401, 403, 404].includes(reason ?? 0);
}

/** What is wrong with the answer to an attempt; null when it is refused as it should be. */
async function faultOf(target: Target, attempt: Attempt): Promise<object | null> {
  const { server } = target;
  const reply = await ask(server.port, postOf(target, attempt));
  const isSite = attempt.to[0] === "acme";
  const leaks = leaksIn(reply, attempt.from, isSite ? ["a page of a website"] : []);
  const faults = server.wall === "intact" ? headerFaults(reply) : [];
  const isSound = server.wall !== "intact" || reply.status < 500;
  if (isRefused(reply) && isSound && leaks.length === 0 && faults.length === 0) return null;
  return { attempt, status: reply.status, leaks, faults, body: reply.body.slice(0, 200) };
}

describe.each(servers)("with the wall %s", (_wall, server) => {
  test.each(server.actions.map((action) => [action.name, action] as const))(
    "%s does nothing for whoever may not",
    async (_name, action) => {
      const target = targetOf(server, action);
      const before = await databaseDigest(server.superUrl);
      // @NOTE At once: who waits for the answer to one attempt keeps nobody from the next.
      const judged = await Promise.all(
        attemptsOn(target).map((attempt) => faultOf(target, attempt)),
      );
      const found = judged.filter((fault) => fault !== null);
      expect(found).toEqual([]);
      expect(await databaseDigest(server.superUrl)).toEqual(before);
    },
  );

  test("there are actions to attack", () => {
    expect(server.actions.map(({ name }) => name)).toContain("publishEntryAction");
  });
});

describe.each(servers.filter(([, { wall }]) => wall !== "absent"))(
  "with the wall %s",
  (_wall, server) => {
    test("an action works for whom it is meant: the refusals above are about who asks", async () => {
      const action = server.actions.find(({ name }) => name === "reloadPublishedAction");
      expect(action).toBeDefined();
      if (action === undefined) return;
      const target = targetOf(server, action);
      const headers = { origin: `http://${server.root}` };
      const attempt = { from: admin, to: ["root", pageOf(target)], headers } as const;
      const reply = await ask(server.port, postOf(target, attempt));
      expect(verdictOf(reply.body)).toEqual({ ok: true, status: null });
    });
  },
);
