import { systemClock } from "@/lib/kernel/clock.ts";
import { environment, type Environment } from "@/lib/kernel/env.ts";
import { createRecordStore, hostKey } from "@/lib/wall/record-store.ts";
import { edgeConfigStore } from "./edge-config-store.ts";
import { ownRecordStore } from "./own-record-store.ts";
import type { RecordStore } from "./record-store.ts";

/** The way of a record to the wall, and a look at what the wall would find. */
export type RecordChannel = {
  readonly keyOf: (hostname: string) => Promise<string>;
  readonly store: RecordStore;
  /** What the store holds for a hostname, read by the very client that the wall reads with. */
  readonly readBack: (hostname: string) => Promise<unknown>;
};

/** How long a read-back waits; the wall itself is less patient. */
const PATIENCE_MS = 2_000;

/** The channel of this instance: the real Edge Config where one is set, else the own store. */
export function recordChannel(settings: Environment = environment()): RecordChannel {
  const { EDGE_CONFIG: connection, EDGE_CONFIG_WRITE_TOKEN: writeToken } = settings;
  const client = createRecordStore(settings, systemClock);
  return {
    keyOf: hostKey,
    store: connection === "" ? ownRecordStore : edgeConfigStore({ connection, writeToken }),
    readBack: (hostname) => client.read(hostname, PATIENCE_MS),
  };
}
