import { parseConnectionString } from "@vercel/edge-config";
import { Unavailable } from "@/lib/kernel/errors.ts";
import type { RecordStore } from "./record-store.ts";

export type EdgeConfigOptions = {
  /** The connection string that the wall reads with; names the Edge Config. */
  readonly connection: string;
  readonly writeToken: string;
  /** Where the REST API lives; another one in tests. */
  readonly apiUrl?: string;
};

const API_URL = "https://api.vercel.com";
const TIMEOUT_MS = 8_000;

/**
 * The real Edge Config: reads go through the SDK, writes through Vercel's REST API («Update Edge
 * Config items», PATCH /v1/edge-config/{id}/items), which takes all operations of one call or none.
 * @throws Error when the connection string names no Edge Config.
 */
export function edgeConfigStore(options: EdgeConfigOptions): RecordStore {
  const connection = parseConnectionString(options.connection);
  if (connection === null) throw new Error("EDGE_CONFIG is no connection string.");
  const url = `${options.apiUrl ?? API_URL}/v1/edge-config/${connection.id}/items`;
  const change = async (items: readonly object[]): Promise<void> => {
    const response = await send(url, options.writeToken, { items });
    if (!response.ok) {
      throw new Unavailable(`Edge Config answered ${response.status} to a site record.`);
    }
  };
  return {
    write: (records) =>
      change(records.map(({ key, value }) => ({ operation: "upsert", key, value }))),
    remove: ({ key }) => change([{ operation: "delete", key }]),
  };
}

async function send(url: string, token: string, body: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: "PATCH",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new Unavailable("Edge Config is out of reach.", cause);
  }
}
