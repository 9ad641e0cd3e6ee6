import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./embedded-database.ts";
import { reasonOf, StepFailed } from "./step-failed.ts";
import type { Run } from "./run.ts";
import type { Secrets } from "./secrets.ts";

/** How long an embedded PostgreSQL that ended by itself stays down before it is started again. */
const SECONDS_BEFORE_RESTART = 10;

/**
 * The database of DATABASE_URL, or else the embedded one, started now and stopped at the end.
 * Returns the connection string of the tables' owner.
 */
export async function openDatabase(run: Run, secrets: Secrets): Promise<string> {
  const given = process.env["DATABASE_URL"];
  if (given) {
    if (!URL.canParse(given))
      throw new StepFailed("DATABASE_URL is no address.", "See .env.example.");
    await run.steps.run("PostgreSQL", (tell) => tell(`${new URL(given).host} (DATABASE_URL)`));
    return given;
  }
  const database = await run.steps.run("PostgreSQL", async (tell) => {
    const started = await startEmbeddedDatabase(run.options.data, secrets);
    tell(`127.0.0.1:${started.cluster.port} (embedded)`);
    return started;
  });
  keep(run, secrets, database);
  return database.ownerUrl;
}

/** Starts the database again when it ends unasked, on the same port; stops it at the end. */
function keep({ options, steps, undo }: Run, secrets: Secrets, first: EmbeddedDatabase): void {
  let { cluster } = first;
  const unwanted = new AbortController();
  const isWanted = () => !unwanted.signal.aborted;
  undo.push(() => {
    unwanted.abort();
    return cluster.stop();
  });
  const watch = async (): Promise<void> => {
    while (isWanted()) {
      await cluster.ended;
      if (!isWanted()) return;
      steps.say(`PostgreSQL ended unasked; starting it again in ${SECONDS_BEFORE_RESTART} s.`);
      await sleep(SECONDS_BEFORE_RESTART * 1000, undefined, { signal: unwanted.signal });
      ({ cluster } = await startEmbeddedDatabase(options.data, secrets));
      steps.say("PostgreSQL runs again.");
    }
  };
  const persist = (): Promise<void> =>
    watch().catch((cause: unknown) => {
      if (!isWanted()) return undefined;
      steps.say(reasonOf(cause));
      return persist();
    });
  void persist();
}
