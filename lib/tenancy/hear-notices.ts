import type pg from "pg";
import { ownConnection } from "@/lib/db/own-connection.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";
import { withinTime } from "@/lib/kernel/within-time.ts";
import { NOTICE_CHANNEL, readNotice, type Notice } from "./notice.ts";
import { reconnectWait } from "./reconnect-wait.ts";

/** How often the connection is tried, and how long an answer may take. */
const PROOF = { everyMs: 10_000, withinMs: 5_000 };

export type Hearing = {
  readonly onNotice: (notice: Notice) => void;
  /** Whenever notices may have been missed: everything counts as changed. */
  readonly onGap: () => void;
  /** How often the connection proves itself, where a test shortens it. */
  readonly proof?: typeof PROOF;
};

export type Ear = { readonly stop: () => Promise<void> };

/**
 * Hears what other processes on this database announce, on a connection of its own, for as long as
 * this process lives. A lost connection is made anew, at first at once and then more slowly; after
 * every gap, the one before the first connection included, `onGap` is called.
 * @param connectionString of the database itself: a pooler that hands out connections by the
 * transaction passes no notices on. That is found out, said in the log, and tried again.
 */
export function hearNotices(connectionString: string, hearing: Hearing): Ear {
  const state: State = { connectionString, hearing, tries: 0, stopped: false };
  listen(state).catch((error: unknown) => {
    log.error("nothing is heard of other processes", { reason: reasonOf(error) });
  });
  return {
    stop: async () => {
      state.stopped = true;
      clearTimeout(state.timer);
      if (state.client !== undefined) await endQuietly(state.client);
    },
  };
}

type State = {
  readonly connectionString: string;
  readonly hearing: Hearing;
  tries: number;
  stopped: boolean;
  client?: pg.Client;
  timer?: NodeJS.Timeout;
};

async function listen(state: State): Promise<void> {
  const client = ownConnection(state.connectionString);
  state.client = client;
  const lost = oncePerConnection(state, client);
  client.on("error", lost);
  client.on("end", lost);
  const proofs = `gatehouse_proof_${newId().replaceAll("-", "")}`;
  let isProven: (() => void) | undefined;
  client.on("notification", ({ channel, payload }) => {
    if (channel === proofs) return isProven?.();
    const notice = readNotice(payload ?? "");
    if (notice !== null) state.hearing.onNotice(notice);
  });
  const prove = async () => {
    const heard = new Promise<void>((resolve) => (isProven = resolve));
    await client.query(`NOTIFY ${proofs}`);
    await withinTime(heard, (state.hearing.proof ?? PROOF).withinMs, unheard);
  };
  try {
    await client.connect();
    await client.query(`LISTEN ${NOTICE_CHANNEL}`);
    await client.query(`LISTEN ${proofs}`);
    await prove();
    if (state.tries > 1) log.info("changes in other processes are heard of again");
    state.tries = 0;
    state.hearing.onGap();
    keepProving(state, { client, prove, lost });
  } catch (error) {
    lost(error);
  }
}

type Proving = {
  readonly client: pg.Client;
  readonly prove: () => Promise<void>;
  readonly lost: (error: unknown) => void;
};

/**
 * @NOTE A connection that died without a word looks like one on which nothing happens: it must say
 * something now and then, and hear it.
 */
function keepProving(state: State, proving: Proving): void {
  if (state.stopped || state.client !== proving.client) return;
  state.timer = setTimeout(
    () => {
      proving.prove().then(() => keepProving(state, proving), proving.lost);
    },
    (state.hearing.proof ?? PROOF).everyMs,
  );
  state.timer.unref();
}

/** Takes leave of a connection once, however many signs there are of its end, and tries another. */
function oncePerConnection(state: State, client: pg.Client): (error?: unknown) => void {
  return (error) => {
    if (state.stopped || state.client !== client) return;
    delete state.client;
    clearTimeout(state.timer);
    void endQuietly(client);
    // @NOTE Once per outage: its first try is silent, and so are those after the second.
    if (state.tries === 1) {
      log.warn("changes in other processes are not heard of", { reason: reasonOf(error) });
    }
    const wait = reconnectWait(state.tries, Math.random());
    state.tries += 1;
    state.timer = setTimeout(() => void listen(state), wait);
    state.timer.unref();
  };
}

/** Whatever it says of its end, it is of no use any more. */
async function endQuietly(client: pg.Client): Promise<void> {
  try {
    await client.end();
  } catch {}
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : "the connection ended";

const unheard = (): Error =>
  new Error("a notice did not come back; does a pooler stand before the database?");
