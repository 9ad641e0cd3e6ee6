import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
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
  const pool = poolOfOne(url);
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(pool, url));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  try {
    const result = await work(engine);
    engine.free();
    return result;
  } catch (cause) {
    if (panics.message === "") throw cause;
    throw new Error(`Prisma's schema engine failed: ${panics.message}`, { cause });
  } finally {
    await pool.end();
  }
}

function adapterFactory(pool: pg.Pool, url: string): SqlMigrationAwareDriverAdapterFactory {
  const { provider, adapterName } = new PrismaPg(pool);
  return {
    provider,
    adapterName,
    connect: () => connect(pool),
    connectToShadowDb: async () => {
      const scratch = await createScratchDatabase(url);
      const shadowPool = poolOfOne(scratch.url);
      const dispose = async () => {
        await shadowPool.end();
        await scratch.drop();
      };
      return Object.assign(await connect(shadowPool), { dispose });
    },
  };
}

/**
 * @NOTE PrismaPg's adapter with two changes. Its `executeScript` cuts a script at every semicolon,
 * which tears function bodies apart, and runs the pieces one by one; as one simple query PostgreSQL
 * takes the script in one transaction, so that a migration that fails or is killed leaves nothing
 * behind. And it does not know `"char"`, the one-byte type of the system catalogs.
 */
async function connect(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const plain = await new PrismaPg(pool).connect();
  return Object.assign(Object.create(plain) as SqlDriverAdapter, {
    executeScript: (script: string) => pool.query(script).then(() => undefined, tellEngine),
    queryRaw: (query: SqlQuery) => askWithCharacters(plain, pool, query),
  });
}

/** Only errors of this kind reach the engine's own messages with their text. */
function tellEngine(cause: unknown): never {
  if (!(cause instanceof pg.DatabaseError)) throw cause;
  const { message, code = "", severity = "ERROR", detail, column, hint } = cause;
  throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}

const INTERNAL_CHAR = 18;
const TEXT = 25;

async function askWithCharacters(
  plain: SqlDriverAdapter,
  pool: pg.Pool,
  query: SqlQuery,
): Promise<SqlResultSet> {
  const characters = new Set<number>();
  const client = {
    query: async (question: pg.QueryConfig) => {
      const result = await pool.query(question);
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== INTERNAL_CHAR) continue;
        characters.add(index);
        field.dataTypeID = TEXT;
      }
      return result;
    },
  };
  const asking = Object.assign(Object.create(plain) as SqlDriverAdapter, { client });
  const result = await asking.queryRaw(query);
  const columnTypes = result.columnTypes.map((type, index) =>
    characters.has(index) ? ColumnTypeEnum.Character : type,
  );
  return { ...result, columnTypes };
}

function poolOfOne(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined); // the query that meets the loss reports it
  return pool;
}

let loaded: EngineModule | undefined;

/** Where the engine's panics leave their message; it asks for this global by name. */
const panics = {
  message: "",
  set_message(message: string): void {
    panics.message = message;
  },
};

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
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  loaded = module;
  return module;
}
