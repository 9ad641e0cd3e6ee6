import type { Row } from "./import-row.ts";
import { DATABASE, NEXT, NODE, REPOSITORIES } from "./row-patterns.ts";

/** Who may import whom outside of the rooms: screens, servers, scripts, packages, examples and tests. */
export const outerRows: readonly Row[] = [
  {
    files: "instrumentation-client.ts",
    mayImport: ["app/_report/**", "app/_screens/settle-zod.ts"],
    never: [NODE, ...DATABASE],
    why: `Next's hook before the first line of ours runs in a browser: settings of packages, and who
      tells of errors.`,
  },
  { files: "lib/trips/**", mayImport: [], never: NEXT, why: "PostgreSQL's protocol alone." },
  { files: "lib/db/**", mayImport: ["lib/kernel/**", "lib/trips/**"], never: NEXT },
  {
    files: "app/**",
    mayImport: [
      "lib/doors/**",
      "lib/<feature>/**",
      "lib/catalogue/**",
      "lib/richtext/**",
      "lib/import/imports/**",
      "lib/import/mapping/**",
      "lib/kernel/json.ts",
      "lib/auth/credentials.ts",
      "lib/auth/judge-password.ts",
      "lib/auth/password-policy.ts",
      "lib/kernel/zone-offset.ts",
    ],
    never: [REPOSITORIES, ...DATABASE],
  },
  {
    files: "server.mjs",
    mayImport: ["scripts/lib/lead-workers.mjs"],
    never: DATABASE,
    why: "Runs as it stands, so it can read nothing of ours: what it serves with, Next's build gives it.",
  },
  {
    files: "lib/front/**",
    mayImport: [
      "lib/kernel/**",
      "lib/wall/**",
      "lib/doors/api/served-api.ts",
      "lib/doors/auth/turned-away.ts",
    ],
    never: ["lib/wall/middleware.ts", ...DATABASE],
    why: "What only a server of our own can do: it knows the socket and sees what Next hides.",
  },
  {
    files: "scripts/commands/import.ts",
    mayImport: ["lib/**", "scripts/**"],
    never: ["lib/wall/**", "lib/api/**"],
    why: "Content changes beside the running server, which must hear of it by its internal door.",
  },
  {
    files: "scripts/commands/archive.ts",
    mayImport: ["lib/**", "scripts/**"],
    never: ["lib/wall/**", "lib/api/**"],
    why: "As the import: an organization is brought in beside the running server.",
  },
  {
    files: "scripts/commands/policies.ts",
    mayImport: ["lib/**", "scripts/**"],
    never: ["lib/wall/**", "lib/api/**"],
    why: "As the import: what visitors may see changes beside the running server.",
  },
  {
    files: "scripts/commands/types.ts",
    mayImport: ["scripts/lib/**", "packages/client/src/**"],
    never: ["lib/**", ...DATABASE],
    why: "Asks the API from outside, as a partner would, with the client itself.",
  },
  {
    files: "scripts/**",
    mayImport: ["lib/**", "?"],
    never: ["lib/doors/**", "lib/wall/**", "lib/api/**"],
    why: "The operator's hand: outside of every request, and never imported by the product.",
  },
  {
    files: "packages/client/**",
    mayImport: [],
    never: [NODE, ...NEXT, ...DATABASE],
    why: "The client of the API runs anywhere and stands alone: it knows the contract and no room.",
  },
  {
    files: "examples/**",
    mayImport: ["packages/client/src/client.ts"],
    never: DATABASE,
    why: "What a partner would write: outside of the house, with nothing but the client.",
  },
  { files: "tests/**", mayImport: ["**", "?"], never: [], why: "Tests look at everything." },
  { files: "*.config.*", mayImport: [], never: [], why: "Settings of tools stand alone." },
];
