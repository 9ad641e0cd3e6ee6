import { defineConfig } from "prisma/config";

// The command line would download its native schema engine; `generate` never calls it, and
// migrations run on the engine's WebAssembly build (scripts/lib/schema-engine.ts).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
