import type { Environment } from "@/lib/kernel/env.ts";
import { parseEnvironment } from "@/lib/kernel/env.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { readStamp } from "@/lib/kernel/stamp.ts";
import type { SiteRecordDraft } from "@/lib/site-access/record.ts";
import { signSiteRecord } from "@/lib/site-access/record.ts";
import type { House } from "@/lib/wall/judge.ts";
import { createRecordStore, hostKey } from "@/lib/wall/record-store.ts";
import { createSiteRecords } from "@/lib/wall/site-records.ts";
import { standBefore } from "@/lib/wall/wall.ts";
import type { RecordStoreServer } from "./record-store-server.ts";
import { startRecordStore } from "./record-store-server.ts";
import { newSigningKeys } from "./signing-keys.ts";

const testSecret = "a secret of the tests, long enough to be one";

/** A request as a test words it. The host defaults to the dashboard's. */
export type Asking = {
  readonly path: string;
  readonly host?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
};

/** What came of a request: the answer, or what was passed on to the application. */
export type Outcome = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Path and query inside the application; null when the wall answered by itself. */
  readonly target: string | null;
  readonly stamp: Stamp | null;
  /** Request headers as the doors would see them. */
  readonly forwarded: Headers;
};

export type WallUnderTest = {
  readonly environment: Environment;
  readonly store: RecordStoreServer;
  readonly house: House;
  readonly judging: () => Judging;
  /** The wall's clock in ms; tests move it. */
  readonly time: { now: number };
  readonly signingKey: string;
  ask(asking: Asking): Promise<Outcome>;
  /** Puts a record into the store for each of its hosts. */
  publish(draft: SiteRecordDraft, lifetime?: number): Promise<void>;
  /** Waits for what the wall does behind its answers. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

/** The real wall before a real record store, on a clock of its own. */
export async function startWall(
  settings: Partial<Record<keyof Environment, string>> = {},
): Promise<WallUnderTest> {
  const time = { now: Date.UTC(2026, 0, 15, 12) };
  const clock = () => time.now;
  const judging = () => ({ secret: testSecret, now: time.now });
  const { verifyKey, signingKey } = await newSigningKeys();
  const store = await startRecordStore(judging);
  const environment = parseEnvironment({
    GATEHOUSE_SECRET: testSecret,
    GATEHOUSE_VERIFY_KEY: verifyKey,
    GATEHOUSE_SELF: store.origin,
    ...settings,
  });
  const records = createSiteRecords({
    store: createRecordStore(environment, clock),
    verifyKey,
    clock,
  });
  const house: House = { environment, clock, records };
  const work: Promise<unknown>[] = [];

  return {
    environment,
    store,
    house,
    judging,
    time,
    signingKey,
    async ask(asking) {
      const request = requestOf(asking);
      const response = await standBefore(house, request, (task) => void work.push(task));
      return outcomeOf(response, judging());
    },
    async publish(draft, lifetime = 3600) {
      const compact = await signSiteRecord({ signingKey, now: time.now, lifetime }, draft);
      for (const host of draft.hosts) store.items.set(await hostKey(host), compact);
    },
    async settle() {
      await Promise.all(work.splice(0));
    },
    stop: () => store.stop(),
  };
}

function requestOf({ path, host = "localhost:3000", method = "GET", headers, cookie }: Asking) {
  const sent = new Headers({ ...headers, host });
  if (cookie !== undefined) sent.set("cookie", cookie);
  return new Request(`http://127.0.0.1:3000${path}`, { method, headers: sent });
}

async function outcomeOf(response: Response, judging: Judging): Promise<Outcome> {
  const rewrite = response.headers.get("x-middleware-rewrite");
  const target = rewrite === null ? null : rewrite.replace("http://127.0.0.1:3000", "");
  const forwarded = new Headers();
  for (const [name, value] of response.headers) {
    const inner = /^x-middleware-request-(.+)$/.exec(name)?.[1];
    if (inner !== undefined) forwarded.set(inner, value);
  }
  const stamp = await readStamp(judging, forwarded.get("x-gatehouse-stamp") ?? "");
  const { status, headers } = response;
  return { status, headers, body: await response.text(), target, stamp, forwarded };
}
