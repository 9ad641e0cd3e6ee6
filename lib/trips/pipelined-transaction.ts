import pg, { type PoolClient } from "pg";
import type { Query } from "./joining-adapter.ts";
import { sendable, type Sent } from "./send-statements.ts";
import type { Answer, Statement } from "./trip.ts";

/** Something else that asks within a transaction which is not its own. */
export type Joined<Db> = {
  readonly db: Db;
  /** Says that no more is asked; before the transaction ends. */
  readonly leave: () => Promise<unknown>;
};

export type Beginning<Db> = {
  /** How it begins. */
  readonly begin: string;
  /** How long it may be open. */
  readonly milliseconds: number;
  readonly connect: () => Promise<PoolClient>;
  readonly join: (query: Query) => Promise<Joined<Db>>;
};

/** Looks at what came of a statement, and throws where it must not be. */
export type Check = (answer: Answer) => void;

type Waiting = {
  readonly statement: Statement;
  readonly check?: Check;
  readonly answered?: (answer: Answer) => void;
  readonly failed?: (failure: unknown) => void;
};

type Behind = { readonly statement: Statement; readonly failed: (failure: Error) => void };

const COMMIT: Statement = { text: "COMMIT", values: [] };
const ROLLBACK: Statement = { text: "ROLLBACK", values: [] };

/** A transaction that is over, in PostgreSQL's words (its manual, appendix A): it had failed, or took too long. */
class TransactionOver extends Error {
  readonly code: "25P02" | "25P04";
  constructor(code: "25P02" | "25P04", cause?: unknown) {
    super("The transaction is over.", { cause });
    this.code = code;
  }
}

/**
 * A transaction of as few round trips as there are answers to wait for. Statements that nobody waits
 * for go along with the next one, in their order; the first one brings `BEGIN` with it, the last one
 * `COMMIT`. There is no connection before the first is sent.
 * @NOTE As in PostgreSQL itself a transaction in which something failed is done with: every statement
 * after that is refused, and it cannot be committed. That goes for a check as for a statement.
 */
export class PipelinedTransaction<Db = unknown> {
  readonly #of: Beginning<Db>;
  #waiting: Waiting[];
  #client: PoolClient | null = null;
  #joined: Promise<Joined<Db>> | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #failure: { readonly of: unknown; isTold: boolean } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isBroken = false;
  readonly #behind: Behind[] = [];
  #isEnding = false;
  #isOver = false;

  constructor(of: Beginning<Db>) {
    this.#of = of;
    this.#waiting = [{ statement: { text: of.begin, values: [] } }];
  }

  /**
   * Has a statement go along with the next one, which throws for its check. The checks of those that
   * go together are looked at in their order, and before any failure that came behind them.
   */
  along(statement: Statement, check?: Check): void {
    this.#waiting.push(check === undefined ? { statement } : { statement, check });
  }

  /**
   * Has a statement follow `COMMIT` in the same message, and none where the transaction fails: it is no
   * part of it, and what it holds no longer waits for the disk. What goes wrong with it undoes nothing.
   */
  behind(statement: Statement, failed: (failure: Error) => void): void {
    this.#behind.push({ statement, failed });
  }

  /**
   * Sends a statement behind those that wait; those that are asked in the same moment go together.
   * @throws for a failure of it or of any before it.
   */
  ask(statement: Statement): Promise<Answer> {
    return new Promise((answered, failed) => {
      this.#waiting.push({ statement, answered, failed });
      queueMicrotask(() => {
        // @NOTE Whoever asked is told, and so is whoever asks or ends it next.
        this.flush().catch(() => undefined);
      });
    });
  }

  /** Sends what waits, and nothing else. */
  async flush(): Promise<void> {
    const taken = this.#taken();
    if (taken.length > 0) await this.#send(taken);
  }

  /** Prisma's models within this transaction; each statement of theirs is a round trip. */
  async joined(): Promise<Db> {
    this.#joined ??= this.#of.join(async (query) => {
      await this.flush();
      return this.#inTurn(async (client) => {
        try {
          return await client.query(query);
        } catch (failure) {
          throw this.#fail(failure);
        }
      });
    });
    return (await this.#joined).db;
  }

  /** Goes back to a savepoint: what failed since then did not happen, nor what waits to be sent. */
  async backTo(savepoint: Statement): Promise<void> {
    // @NOTE What is being undone as a whole has no way back, such as where its time is over.
    if (this.#isEnding) throw this.#failed();
    this.#waiting = [];
    this.#failure = null;
    await this.ask(savepoint);
  }

  /** @throws what failed before, or fails now: nothing of it happened then. */
  async commit(): Promise<void> {
    await (await this.#joined)?.leave();
    const taken = this.#taken();
    // @NOTE What is yet to be looked at is looked at before it is too late.
    const isChecked = taken.every(({ check }) => check === undefined);
    if (!isChecked) await this.#send(taken);
    if (this.#failure !== null) throw this.#failure.of;
    clearTimeout(this.#timer);
    const last = [...(isChecked ? taken : []), { statement: COMMIT }];
    const answers = await this.#send(last, this.#behind);
    // @NOTE It says ROLLBACK where something had failed and nobody knew.
    if (answers[last.length - 1]?.tag !== "COMMIT") throw this.#fail(new TransactionOver("25P02"));
    this.#isOver = true;
    this.#client?.release(this.#isBroken);
  }

  /** Undoes all of it. Never throws. */
  async rollBack(): Promise<void> {
    this.#waiting = [];
    this.#isEnding = true;
    this.#fail(new TransactionOver("25P02"));
    clearTimeout(this.#timer);
    const leaving = this.#joined?.then(({ leave }) => leave());
    await Promise.allSettled([leaving, this.#turn]);
    const client = this.#client;
    if (client === null || this.#isOver) return;
    this.#isOver = true;
    // @NOTE Of a connection that does not answer nobody knows how far it came; with it ends what it began.
    if (this.#isBroken) return client.release(true);
    const { failure } = await sendable([ROLLBACK])(client);
    client.release(failure !== null);
  }

  #taken(): Waiting[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  async #send(
    sent: readonly Waiting[],
    behind: readonly Behind[] = [],
  ): Promise<readonly Answer[]> {
    try {
      const sending = sendable([...sent, ...behind].map(({ statement }) => statement));
      return await this.#inTurn(async (client) => {
        const { answers, failure } = await sending(client);
        if (failure === null || answers.length < sent.length) {
          return this.#settle(sent, { answers, failure });
        }
        this.#isBroken = !(failure instanceof pg.DatabaseError);
        behind[answers.length - sent.length]?.failed(failure);
        return this.#settle(sent, { answers, failure: null });
      });
    } catch (failure) {
      // @NOTE Also of what could not be sent at all: without its beginning nothing may follow.
      this.#fail(failure, sent);
      for (const { failed } of sent) failed?.(failure);
      throw failure;
    }
  }

  /** @NOTE In their order: what was answered before a failure was answered. */
  #settle(sent: readonly Waiting[], { answers, failure }: Sent): readonly Answer[] {
    for (const [at, answer] of answers.entries()) {
      try {
        sent[at]?.check?.(answer);
      } catch (refusal) {
        throw this.#fail(refusal, sent.slice(at));
      }
      sent[at]?.answered?.(answer);
    }
    if (failure === null) return answers;
    this.#isBroken = !(failure instanceof pg.DatabaseError);
    throw this.#fail(failure, sent.slice(answers.length));
  }

  /** One after the other: there is one connection. */
  #inTurn<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(async () => {
      if (this.#isOver || this.#failure !== null) throw this.#failed();
      return work(this.#client ?? (await this.#connect()));
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** @NOTE What failed is told once; of what comes behind it nobody knows anything but that. */
  #failed(): unknown {
    const { of, isTold } = this.#failure ?? { of: undefined, isTold: true };
    if (this.#failure !== null) this.#failure.isTold = true;
    return isTold ? new TransactionOver("25P02", of) : of;
  }

  async #connect(): Promise<PoolClient> {
    try {
      this.#client = await this.#of.connect();
    } catch (failure) {
      throw this.#fail(failure);
    }
    this.#timer = setTimeout(() => {
      this.#fail(new TransactionOver("25P04"));
      void this.rollBack();
    }, this.#of.milliseconds);
    return this.#client;
  }

  /** @param waiting who waits for what did not come of it, and is told. */
  #fail(failure: unknown, waiting: readonly Waiting[] = []): unknown {
    this.#failure ??= { of: failure, isTold: waiting.some(({ failed }) => failed !== undefined) };
    return failure;
  }
}
