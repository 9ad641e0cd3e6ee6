import pg from "pg";
import { afterWaiting } from "@/lib/kernel/after-waiting.ts";

type Taken = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;

const tooLong = (): Error => new Error("timeout exceeded when trying to connect");

/**
 * A pool that waits for a connection as long as it has patience, in the time in which this process can
 * hear of one: the library's own limit runs on while a new server reads its pages into memory, and turns
 * people away whose connection has been there for long.
 */
export class PatientPool extends pg.Pool {
  readonly #patience: number;

  constructor(config: pg.PoolConfig, patience: number) {
    super({ ...config, Client: clientWith(patience) });
    this.#patience = patience;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | void {
    if (taken !== undefined) return this.#take(taken);
    return new Promise((resolve, reject) => {
      this.#take((error, client) => {
        if (client === undefined) reject(error ?? tooLong());
        else resolve(client);
      });
    });
  }

  #take(taken: Taken): void {
    let isOver = false;
    const stop = afterWaiting(this.#patience, () => {
      isOver = true;
      taken(tooLong(), undefined, () => undefined);
    });
    super.connect((error, client, done) => {
      stop();
      // @NOTE It comes too late for whoever waited; somebody else may have it.
      if (isOver) client?.release();
      else taken(error, client, done);
    });
  }
}

/** @NOTE A server that takes a connection and says nothing would hold one of the pool's places for ever. */
const clientWith = (patience: number) =>
  class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super(config);
      const stop = afterWaiting(patience, () => {
        this.connection.stream.destroy(tooLong());
      });
      this.once("connect", stop);
      this.once("end", stop);
    }
  };
