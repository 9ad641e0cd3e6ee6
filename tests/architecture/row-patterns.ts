/** Node's own modules. */
export const NODE = "node:*";
export const NEXT = ["next", "next/**"];
export const DATABASE = ["lib/db/**", "prisma", "@prisma/**", "pg"];
export const REPOSITORIES = "lib/<feature>/**repository.ts";

/** What every feature may build on. */
export const FEATURE_BASE = [
  "lib/kernel/**",
  "lib/access/**",
  "lib/tenancy/**",
  "lib/usecase/**",
  "lib/audit/**",
  "lib/query/**",
  "lib/richtext/**",
];

/** What a website is dressed in, for whoever shows a page of it. */
export const DRESS = [
  "lib/site-design/design.ts",
  "lib/site-design/dress.ts",
  "lib/site-design/read-dress.ts",
];

/** What signing in builds on. */
export const AUTH_BASE = [
  "lib/kernel/**",
  "lib/mail/queue-mail.ts",
  "lib/mail/sends-mail.ts",
  "lib/tenancy/directory.ts",
  "lib/tenancy/instance-settings.ts",
  "lib/tenancy/settings-in.ts",
  "lib/tenancy/spend-once.ts",
  "lib/limits/**",
  "lib/audit/**",
];
