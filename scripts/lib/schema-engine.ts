import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { createScratchDatabase } from "./scratch-database.ts";

type EngineModule = typeof import("@prisma/schema-engine-wasm");

/**
 * Runs `work` with Prisma's official schema engine (its WebAssembly build, so that nothing is
 * downloaded) on the database of `url`, whose role must own it.
 */
export async function withSchemaEngine<Result>(
  url: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const { SchemaEngine } = loadEngine();
  const pool = new CatalogPool(url);
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(pool, url));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * @NOTE Not PrismaPg's own `executeScript`: it cuts a script at every semicolon, which tears
 * function bodies apart, and runs the pieces one by one. As one simple query PostgreSQL takes the
 * script in one transaction, so that a migration that fails or is killed leaves nothing behind.
 */
function adapterFactory(pool: pg.Pool, url: string): SqlMigrationAwareDriverAdapterFactory {
  const main = new PrismaPg(pool);
  return {
    provider: main.provider,
    adapterName: main.adapterName,
    connect: async () => inOnePiece(await main.connect(), pool),
    connectToShadowDb: async () => {
      const scratch = await createScratchDatabase(url);
      const shadowPool = new CatalogPool(scratch.url);
      const adapter = await new PrismaPg(shadowPool).connect();
      const dispose = async () => {
        await shadowPool.end();
        await scratch.drop();
      };
      return Object.assign(inOnePiece(adapter, shadowPool), { dispose });
    },
  };
}

function inOnePiece(adapter: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  const executeScript = async (script: string) => void (await pool.query(script));
  return Object.assign(adapter, { executeScript });
}

const INTERNAL_CHAR = 18;
const TEXT = 25;

/** @NOTE The adapter does not know `"char"`, PostgreSQL's one-byte type of the system catalogs. */
class CatalogPool extends pg.Pool {
  constructor(connectionString: string) {
    super({ connectionString, max: 1, connectionTimeoutMillis: 10_000 });
    this.on("error", () => undefined); // the query that meets the loss reports it
    const ask = this.query.bind(this) as (question: unknown) => Promise<pg.QueryResult>;
    const askForText = async (question: unknown): Promise<pg.QueryResult> => {
      const result = await ask(question);
      for (const field of result.fields ?? []) {
        if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT;
      }
      return result;
    };
    Object.assign(this, { query: askForText });
  }
}

let loaded: EngineModule | undefined;

/** Binds the engine's bytes to its JavaScript half, as a bundler would: Node cannot import .wasm. */
function loadEngine(): EngineModule {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const bindings = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = require(bindings) as EngineModule & { __wbg_set_wasm(exports: unknown): void };
  const bytes = readFileSync(path.join(path.dirname(bindings), "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": module as unknown as WebAssembly.ModuleImports };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  module.__wbg_set_wasm(exports);
  (exports["__wbindgen_start"] as () => void)();
  loaded = module;
  return module;
}
