import type { Row } from "./import-row.ts";

const NODE = "node:*";
const NEXT = ["next", "next/**"];
const DATABASE = ["lib/db/**", "prisma", "@prisma/**", "pg"];
const REPOSITORIES = "lib/<feature>/**repository.ts";

/** What every feature may build on. */
const FEATURE_BASE = [
  "lib/kernel/**",
  "lib/access/**",
  "lib/tenancy/**",
  "lib/usecase/**",
  "lib/audit/**",
  "lib/query/**",
  "lib/richtext/**",
];

/** Who may import whom; see `Row` for how a row is read. */
export const importTable: readonly Row[] = [
  { files: "middleware.ts", mayImport: ["lib/wall/**"], never: [NODE, ...DATABASE] },
  {
    files: "instrumentation.ts",
    mayImport: ["lib/doors/start-up.ts", "lib/front/answer-status.ts"],
    never: [NODE, ...DATABASE],
    why: "Next's hook at the start of a process: it must not serve unguarded (second law).",
  },
  {
    files: "instrumentation-client.ts",
    mayImport: ["app/_report/**"],
    never: [NODE, ...DATABASE],
    why: `Next's hook before the first line of ours runs in a browser: settings of packages, and who
      tells of errors.`,
  },
  { files: "lib/kernel/**", mayImport: [], never: [NODE, ...NEXT, ...DATABASE] },
  { files: "lib/gates/*/verify.ts", mayImport: ["lib/kernel/**"], never: [NODE, ...DATABASE] },
  {
    files: "lib/wall/**",
    mayImport: [
      "lib/kernel/**",
      "lib/gates/*/verify.ts",
      "lib/site-access/record.ts",
      "lib/site-access/site-sources.ts",
      "lib/media/media-address.ts",
    ],
    never: [NODE, ...DATABASE],
  },
  {
    files: "lib/media/media-address.ts",
    mayImport: ["lib/kernel/**", "lib/media/presets.ts"],
    never: [NODE, ...NEXT, ...DATABASE],
    why: "The pure part of media: the wall reads addresses at the edge, and screens write them.",
  },
  {
    files: "lib/site-access/record.ts",
    mayImport: ["lib/kernel/**", "lib/site-access/site-sources.ts"],
    never: [NODE, ...NEXT, ...DATABASE],
    why: "The pure part of site access: the wall reads it at the edge.",
  },
  {
    files: "lib/site-access/site-sources.ts",
    mayImport: ["lib/kernel/**"],
    never: [NODE, ...NEXT, ...DATABASE],
    why: "As the record that carries it; and the form in the browser obeys the same schema.",
  },
  {
    files: "lib/access/**",
    mayImport: ["lib/kernel/**"],
    never: ["lib/kernel/clock.ts", "lib/kernel/env.ts", NODE, ...NEXT, ...DATABASE],
  },
  { files: "lib/db/**", mayImport: ["lib/kernel/**"], never: NEXT },
  {
    files: "lib/tenancy/**",
    mayImport: [
      "lib/kernel/**",
      "lib/db/**",
      "lib/access/** (types)",
      "lib/access/grants.ts",
      "lib/access/field-names.ts",
      "lib/access/system-grants.ts",
    ],
    never: [...NEXT, "lib/access/permit.ts"],
  },
  {
    files: "lib/audit/**",
    mayImport: [
      "lib/kernel/**",
      "lib/tenancy/**",
      "lib/access/** (types)",
      "lib/access/principal.ts",
    ],
    never: [...NEXT, ...DATABASE],
  },
  {
    files: "lib/usecase/**",
    mayImport: ["lib/kernel/**", "lib/access/**", "lib/tenancy/**", "lib/audit/**", "lib/query/**"],
    never: [...NEXT, ...DATABASE],
    why: "Beyond the plan: which rows of the house a permit reaches is asked in the language of lists.",
  },
  {
    files: "lib/limits/**",
    mayImport: ["lib/kernel/**", "lib/tenancy/counter-store.ts"],
    never: [...NEXT, ...DATABASE],
    why: "Beyond the plan: counters of tries are kept for all organizations together.",
  },
  {
    files: "lib/auth/**",
    mayImport: ["lib/kernel/**", "lib/tenancy/directory.ts", "lib/limits/**", "lib/audit/**"],
    never: DATABASE,
    why: "Beyond the plan: tries are counted before a password is looked at.",
  },
  {
    files: "lib/gates/**",
    mayImport: [
      "lib/kernel/**",
      "lib/access/principal.ts",
      "lib/tenancy/directory.ts",
      "lib/tenancy/spend-once.ts",
      "lib/limits/**",
      "lib/auth/**",
    ],
    never: [REPOSITORIES, ...DATABASE],
    why: `Beyond the plan: a gate counts tries before it looks at a credential, and marks as spent
      what is good once.`,
  },
  {
    files: "lib/api/**",
    mayImport: [
      "lib/kernel/**",
      "lib/limits/**",
      "lib/usecase/**",
      "lib/query/**",
      "lib/<feature>/**",
      "lib/graphql/**",
      "lib/richtext/**",
      "lib/access/** (types)",
      "lib/access/own-grants.ts",
      "lib/access/ruled-collections.ts",
    ],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
  },
  {
    files: "lib/graphql/**",
    mayImport: [
      "lib/kernel/**",
      "lib/usecase/**",
      "lib/query/**",
      "lib/richtext/**",
      "lib/content/**",
      "lib/access/** (types)",
    ],
    never: [REPOSITORIES, "lib/tenancy/**", NODE, ...NEXT, ...DATABASE],
    why: "Another language for the use cases of content: it runs them, and looks at no row itself.",
  },
  {
    files: "lib/doors/auth/**",
    mayImport: [
      "lib/kernel/**",
      "lib/gates/**",
      "lib/auth/**",
      "lib/limits/**",
      "lib/usecase/**",
      "lib/doors/**",
      "lib/tenancy/directory.ts",
    ],
    never: [REPOSITORIES, ...DATABASE],
    why: "Where somebody signs in no gate has admitted them yet: the door asks the sign-in itself.",
  },
  {
    files: "lib/doors/**",
    mayImport: [
      "lib/kernel/**",
      "lib/gates/**",
      "lib/limits/**",
      "lib/usecase/**",
      "lib/api/**",
      "lib/access/** (types)",
      "lib/front/answer-status.ts",
      "lib/tenancy/directory.ts",
      "lib/tenancy/guarded-tables.ts",
      "lib/tenancy/hear-notices.ts",
      "lib/tenancy/keep-swept.ts",
      "lib/tenancy/readiness.ts",
      "lib/tenancy/spend-once.ts",
      "lib/jobs/keep-working.ts",
      "lib/jobs/run-due.ts",
      "lib/<feature>/**",
    ],
    never: [REPOSITORIES, ...DATABASE],
    why: `Beyond the plan: a door derives principal and organization anew (first law), asks the
      database whether it guards tenants before it opens, and names its use case itself where it is
      neither a form nor a row of the API.`,
  },
  {
    files: "lib/query/**",
    mayImport: [
      "lib/kernel/**",
      "lib/tenancy/**",
      "lib/access/** (types)",
      "lib/access/grants.ts",
      "lib/access/principal.ts",
    ],
    never: ["lib/tenancy/open-scope.ts", NODE, ...NEXT, ...DATABASE],
    why: `The one language of lists: filter, order, pages, fields and includes over what a caller may
      read. It runs in a scope that somebody else opened.`,
  },
  {
    files: "lib/catalogue/**",
    mayImport: [...FEATURE_BASE, "lib/<feature>/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: `What permissions can be about: it knows the fields of every feature, so that none is kept
      that could not be obeyed.`,
  },
  {
    files: "lib/richtext/**",
    mayImport: ["lib/kernel/**"],
    never: [NODE, ...NEXT, ...DATABASE],
    why: "The rich-text format: pure, so that server, browser and import read it alike.",
  },
  {
    files: "lib/setup/**",
    mayImport: [...FEATURE_BASE, "lib/auth/**", "lib/members/**", "lib/organizations/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "The first run does in one transaction what two features do: an organization and its Admin.",
  },
  {
    files: "lib/jobs/**",
    mayImport: [
      "lib/kernel/**",
      "lib/access/principal.ts",
      "lib/tenancy/directory.ts",
      "lib/usecase/**",
      "lib/content/**",
      "lib/db/pool.ts",
    ],
    never: [REPOSITORIES, ...NEXT, "prisma", "@prisma/**"],
    why: "A worker has connections of its own, and does jobs by use cases, as whoever ordered them.",
  },
  {
    files: "lib/import/**",
    mayImport: [...FEATURE_BASE, "lib/<feature>/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Brings foreign content in through the use cases of the features, as a person would.",
  },
  {
    files: "lib/site-access/**",
    mayImport: [...FEATURE_BASE, "lib/auth/hash-password.ts", "lib/wall/record-store.ts"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: `The password of a site is hashed as a person's is; and «taking effect» ends when the very
      client that the wall reads with has read the record back.`,
  },
  {
    files: "lib/guests/**",
    mayImport: [...FEATURE_BASE, "lib/limits/**", "lib/auth/verify-password.ts"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "A guest's password is limited and verified as a person's is.",
  },
  {
    files: "lib/website/**",
    mayImport: [...FEATURE_BASE, "lib/content/**"],
    never: [REPOSITORIES, NODE, ...NEXT, ...DATABASE],
    why: "Draws what the content feature has read; it reads nothing itself.",
  },
  {
    files: "lib/policies/**",
    mayImport: [...FEATURE_BASE, "lib/catalogue/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Keeps no permission that the collection it is about could not read.",
  },
  {
    files: "lib/roles/**",
    mayImport: [...FEATURE_BASE, "lib/policies/**", "lib/catalogue/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "A role is handed out as a policy is: what somebody may give is said in one place.",
  },
  {
    files: "lib/members/**",
    mayImport: [...FEATURE_BASE, "lib/policies/**", "lib/roles/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Members are given roles and policies: what somebody may give is said in one place.",
  },
  {
    files: "lib/usage/**",
    mayImport: [...FEATURE_BASE, "lib/domains/domain-model.ts"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "What domains asked is told of those domains alone that one may look at.",
  },
  {
    files: "lib/domains/**",
    mayImport: [...FEATURE_BASE, "lib/policies/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Domains are given roles and policies: what somebody may give is said in one place.",
  },
  {
    files: "lib/explain/**",
    mayImport: [
      ...FEATURE_BASE,
      "lib/catalogue/**",
      "lib/content/models/**",
      "lib/content/resource/**",
    ],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Tells of decisions as they are made: by the rules of the very collection asked about.",
  },
  {
    files: "lib/media/**",
    mayImport: [...FEATURE_BASE, "lib/content/models/**", "lib/content/resource/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Where a file is used is told of those entries alone that one may read, and as they are read.",
  },
  {
    files: "lib/saved-views/**",
    mayImport: [...FEATURE_BASE, "lib/content/models/**", "lib/content/resource/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "A view names fields of a list: those that the very list shows to whoever looks at it.",
  },
  {
    files: "lib/search/**",
    mayImport: [
      ...FEATURE_BASE,
      "lib/content/entry-data.ts",
      "lib/content/entry.ts",
      "lib/content/models/**",
      "lib/content/resource/**",
    ],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Searches entries of all collections as each of them is read.",
  },
  {
    files: "lib/policy-files/**",
    mayImport: [
      ...FEATURE_BASE,
      "lib/catalogue/**",
      "lib/explain/**",
      "lib/policies/**",
      "lib/roles/**",
    ],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Does what a file says by the use cases that people use, and tells who would notice.",
  },
  {
    files: "lib/<feature>/**",
    mayImport: FEATURE_BASE,
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
  },
  {
    files: "app/**",
    mayImport: [
      "lib/doors/**",
      "lib/<feature>/**",
      "lib/catalogue/**",
      "lib/richtext/**",
      "lib/auth/credentials.ts",
      "lib/kernel/zone-offset.ts",
    ],
    never: [REPOSITORIES, ...DATABASE],
  },
  {
    files: "server.ts",
    mayImport: ["lib/kernel/**", "lib/front/**", "lib/api/**"],
    never: DATABASE,
    why: "The second mount of the same wall and the same API.",
  },
  {
    files: "lib/front/**",
    mayImport: ["lib/kernel/**", "lib/wall/**"],
    never: DATABASE,
    why: "What only a server of our own can do: it knows the socket and sees what Next hides.",
  },
  {
    files: "scripts/commands/import.ts",
    mayImport: ["lib/**", "scripts/**"],
    never: ["lib/wall/**", "lib/api/**"],
    why: "Content changes beside the running server, which must hear of it by its internal door.",
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
