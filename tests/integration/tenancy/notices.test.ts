import { spawn } from "node:child_process";
import { createServer, connect, type Server } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createEntry } from "@/lib/content/create-entry.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { followNotices } from "@/lib/doors/follow-notices.ts";
import { generationOf } from "@/lib/doors/kept-sites.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { hearNotices, type Ear } from "@/lib/tenancy/hear-notices.ts";
import type { Notice } from "@/lib/tenancy/notice.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { sendNotice } from "@/lib/tenancy/send-notice.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { listenToLog } from "../../support/listen-to-log.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

// A bound for what hangs: one test starts a process, another waits for a silent connection.
vi.setConfig({ testTimeout: 90_000 });

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Listener = { heard: Notice[]; gaps: number; ear: Ear };

/** A second pair of ears on this database, as another process has. */
function listener(
  url = database().appUrl,
  proof?: { everyMs: number; withinMs: number },
): Listener {
  const found = { heard: [] as Notice[], gaps: 0 };
  const ear = hearNotices(url, {
    onNotice: (notice) => void found.heard.push(notice),
    onGap: () => void (found.gaps += 1),
    ...(proof === undefined ? {} : { proof }),
  });
  open.push(ear.stop);
  return Object.assign(found, { ear });
}

/** Ends all connections on which somebody listens. */
const cutAll = () =>
  ask(
    database().superUrl,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'gatehouse-notices' AND datname = current_database()`,
  );

/** The log from now until the test ends, without reasons. */
function listen() {
  const { said, stop } = listenToLog();
  open.push(() => Promise.resolve(stop()));
  return {
    lines: () => said().map(({ level, message }) => `${level}: ${message}`),
    reasons: () => said().map(({ reason = "" }) => reason),
  };
}

const LOST = "warn: changes in other processes are not heard of";
const FOUND = "info: changes in other processes are heard of again";

const expectSoon = (condition: () => boolean) =>
  expect.poll(condition, { timeout: 20_000, interval: 20 }).toBe(true);

async function publishSomething(): Promise<void> {
  const caller = callerOf(world().acme.admin);
  const data = { title: "News", blocks: [] };
  const entry = { collection: "pages" as const, slug: newId(), parentId: null, data };
  const { id } = await runUseCase(createEntry, entry, caller);
  await runUseCase(publishEntry, { collection: "pages", id, revision: 1 }, caller);
}

const notice = (effect: string) => ({ organizationId: world().acme.id, effect });

describe("notices", () => {
  test("tell every listener what a use case announced, once it is committed", async () => {
    const [one, other] = [listener(), listener()];
    await expectSoon(() => one.gaps === 1 && other.gaps === 1);
    await publishSomething();
    await expectSoon(() => one.heard.length > 0 && other.heard.length > 0);
    expect(one.heard).toEqual([notice("content-changed")]);
    expect(other.heard).toEqual([notice("content-changed")]);
  });

  test("tell nothing of what was rolled back", async () => {
    const one = listener();
    await expectSoon(() => one.gaps === 1);
    const scoped = { principal: world().acme.admin, requestId: "test", mode: "write" } as const;
    const undone = openScope(scoped, async (scope) => {
      sendNotice(scope, "undone");
      await scope.db.$queryRaw`SELECT 1`;
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    await openScope(scoped, (scope) => Promise.resolve(sendNotice(scope, "done")));
    await expectSoon(() => one.heard.length > 0);
    expect(one.heard).toEqual([notice("done")]);
  });

  test("are read strictly: what is none is not passed on", async () => {
    const one = listener();
    await expectSoon(() => one.gaps === 1);
    for (const text of ["", "rubbish", "{}", '{"organizationId":"x","effect":"y"}']) {
      await ask(database().appUrl, "SELECT pg_notify('gatehouse', $1)", [text]);
    }
    const text = JSON.stringify(notice("last"));
    await ask(database().appUrl, "SELECT pg_notify('gatehouse', $1)", [text]);
    await expectSoon(() => one.heard.length > 0);
    expect(one.heard).toEqual([notice("last")]);
  });
});

describe("a server process", () => {
  test("puts the pages it kept of an organization out of date, and no other's", async () => {
    const { acme, globex } = world();
    const before = generationOf(acme.id);
    const ear = followNotices();
    if (ear !== null) open.push(ear.stop);
    await expectSoon(() => generationOf(acme.id) === before + 1);
    await publishSomething();
    await expectSoon(() => generationOf(acme.id) === before + 2);
    expect(generationOf(globex.id)).toBe(before + 1);
  });
});

describe("a listener", () => {
  test("recovers when its connection is cut, and counts everything as changed", async () => {
    const one = listener();
    for (const round of [1, 2, 3]) {
      await expectSoon(() => one.gaps === round);
      await cutAll();
    }
    await expectSoon(() => one.gaps === 4);
    await publishSomething();
    await expectSoon(() => one.heard.length > 0);
  });

  test("notices a connection that fell silent, and makes another", async () => {
    const way = await wayTo(database().appUrl);
    const one = listener(way.url, { everyMs: 50, withinMs: 500 });
    await expectSoon(() => one.gaps === 1);
    way.fallSilent();
    await expectSoon(() => one.gaps === 2);
    await publishSomething();
    await expectSoon(() => one.heard.length > 0);
  });

  test("keeps trying while there is no database, says so once, and hears once there is one", async () => {
    const log = listen();
    const way = await wayTo(database().appUrl);
    await way.close();
    const one = listener(way.url);
    await expectSoon(() => log.lines().length > 0);
    // Two more tries at least, which say nothing.
    await delay(1_000);
    expect(log.lines()).toEqual([LOST]);
    await way.reopen();
    await expectSoon(() => one.gaps === 1);
    expect(log.lines()).toEqual([LOST, FOUND]);
  });

  test("says nothing of a connection that is back at the first try", async () => {
    const log = listen();
    const one = listener();
    await expectSoon(() => one.gaps === 1);
    await cutAll();
    await expectSoon(() => one.gaps === 2);
    expect(log.lines()).toEqual([]);
  });

  test("says so where notices do not come through, as behind a pooler", async () => {
    const log = listen();
    const way = await wayTo(database().appUrl, { withoutNotices: true });
    const one = listener(way.url, { everyMs: 50, withinMs: 100 });
    await expectSoon(() => log.lines().length > 0);
    expect(log.lines()).toEqual([LOST]);
    expect(log.reasons()[0]).toContain("does a pooler stand before the database?");
    expect(one.gaps).toBe(0);
  });

  test("says so where there is no such address, and ends nothing", async () => {
    const log = listen();
    listener("postgresql://somebody@[nowhere");
    await expectSoon(() => log.lines().length > 0);
    expect(log.lines()).toEqual(["error: nothing is heard of other processes"]);
    expect(log.reasons()).not.toContain("");
  });

  test("stopped while it waits for a database, tries no more", async () => {
    const way = await wayTo(database().appUrl);
    await way.close();
    const one = listener(way.url);
    await delay(200);
    await one.ear.stop();
    await way.reopen();
    await delay(1_500);
    expect([one.gaps, way.passages()]).toEqual([0, 0]);
  });

  test("says nothing more once it was stopped", async () => {
    const [stopped, other] = [listener(), listener()];
    await expectSoon(() => stopped.gaps === 1 && other.gaps === 1);
    await stopped.ear.stop();
    await publishSomething();
    await expectSoon(() => other.heard.length > 0);
    expect(stopped.heard).toEqual([]);
  });

  test("hears a second process, which ends by itself for all its open ears", async () => {
    const one = listener();
    await expectSoon(() => one.gaps === 1);
    const program = `
      import { hearNotices } from "./lib/tenancy/hear-notices.ts";
      import { openScope } from "./lib/tenancy/open-scope.ts";
      import { sendNotice } from "./lib/tenancy/send-notice.ts";
      import { closeDatabase } from "./lib/db/client.ts";
      const heard = new Promise((resolve) => {
        hearNotices(process.env.DATABASE_APP_URL, { onNotice: resolve, onGap: send });
      });
      async function send() {
        const principal = JSON.parse(process.env.PRINCIPAL);
        await openScope({ principal, requestId: "test", mode: "write" }, (scope) => sendNotice(scope, "elsewhere"));
      }
      console.log((await heard).effect);
      await closeDatabase();`;
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", program],
      {
        cwd: path.join(import.meta.dirname, "..", "..", ".."),
        env: { ...process.env, PRINCIPAL: JSON.stringify(world().acme.admin) },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect([code, lines]).toEqual([0, ["elsewhere"]]);
    await expectSoon(() => one.heard.length > 0);
    expect(one.heard).toEqual([notice("elsewhere")]);
  });
});

type Way = {
  readonly url: string;
  /** Lets nothing through any more on the ways that are open, and closes none of them. */
  readonly fallSilent: () => void;
  readonly close: () => Promise<void>;
  readonly reopen: () => Promise<void>;
  /** How many connections took it since it was opened last. */
  readonly passages: () => number;
};

/** A way to the database that can fail like a network does. */
async function wayTo(url: string, { withoutNotices = false } = {}): Promise<Way> {
  const target = new URL(url);
  const passages: { silence: () => unknown; destroy: () => unknown }[] = [];
  let port = 0;
  let server: Server | undefined;
  const reopen = async () => {
    server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      near.pipe(far);
      if (withoutNotices) far.on("data", (bytes: Buffer) => near.write(lessNotices(bytes)));
      else far.pipe(near);
      for (const end of [near, far]) end.on("error", () => undefined);
      passages.push({
        silence: () => [near.unpipe(far), far.unpipe(near)],
        destroy: () => [near.destroy(), far.destroy()],
      });
    });
    await new Promise<void>((resolve) => server!.listen(port, "127.0.0.1", resolve));
    const address = server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  };
  const close = async () => {
    for (const { destroy } of passages.splice(0)) destroy();
    await new Promise((resolve) => server!.close(resolve));
  };
  await reopen();
  open.push(close);
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  return {
    url: through.href,
    fallSilent: () => {
      for (const { silence } of passages) silence();
    },
    close,
    reopen,
    passages: () => passages.length,
  };
}

/** What the server says, but for notices: each message has a letter, and a length that counts itself. */
function lessNotices(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    if (bytes.toString("latin1", at, at + 1) !== "A") kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
