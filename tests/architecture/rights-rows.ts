import type { Row } from "./import-row.ts";
import { DATABASE, FEATURE_BASE, NEXT, REPOSITORIES } from "./row-patterns.ts";

/** Who may import whom among the features about people, domains and what they may do. */
export const rightsRows: readonly Row[] = [
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
    mayImport: [
      "lib/auth/account-tries.ts",
      "lib/auth/distrust-providers.ts",
      "lib/auth/link-instance-identity.ts",
      ...FEATURE_BASE,
      "lib/policies/**",
      "lib/roles/**",
      "lib/one-time/**",
      "lib/mail/**",
      "lib/auth/set-password.ts",
    ],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: `Members are given roles and policies: what somebody may give is said in one place. They are
      invited by a link, and whoever uses it sets their password in the same transaction.`,
  },
  {
    files: "lib/people/**",
    mayImport: [
      ...FEATURE_BASE,
      "lib/one-time/**",
      "lib/mail/**",
      "lib/members/**",
      "lib/auth/**",
      "lib/limits/**",
    ],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "How people come in: by links that work once, before anybody is signed in.",
  },
  {
    files: "lib/setup/**",
    mayImport: [...FEATURE_BASE, "lib/auth/**", "lib/members/**", "lib/organizations/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "The first run does in one transaction what two features do: an organization and its Admin.",
  },
  {
    files: "lib/instance/**",
    mayImport: [...FEATURE_BASE, "lib/auth/**", "lib/mail/**", "lib/limits/**"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "What the owner of the instance decides about signing in and mail, for all organizations.",
  },
  {
    files: "lib/account/**",
    mayImport: [
      "lib/people/admit-asking.ts",
      ...FEATURE_BASE,
      "lib/one-time/**",
      "lib/mail/**",
      "lib/auth/**",
      "lib/limits/**",
      "lib/site-access/browser-label.ts",
    ],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "What people do about themselves, in no organization: their sign-in, and where it is in use.",
  },
  {
    files: "lib/provisioning/**",
    mayImport: [...FEATURE_BASE, "lib/members/**", "lib/roles/role-model.ts"],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Members and roles as an identity system sees them: of those alone that one may read.",
  },
  {
    files: "lib/sso/**",
    mayImport: [
      "lib/auth/require-own-password.ts",
      "lib/auth/credentials.ts",
      "lib/auth/identity-admits.ts (types)",
      "lib/auth/distrust-providers.ts",
      "lib/auth/link-instance-identity.ts",
      ...FEATURE_BASE,
      "lib/members/**",
      "lib/people/open-registrations.ts",
      "lib/policies/find-gifts.ts",
      "lib/provisioning/require-manager.ts",
      "lib/auth/instance-event.ts",
      "lib/auth/tell-owner.ts",
      "lib/outbound/**",
    ],
    never: [REPOSITORIES, ...NEXT, ...DATABASE],
    why: "Whom a provider vouches for comes in as a member; what it publishes is asked as strangers' addresses are.",
  },
  {
    files: "lib/scim/**",
    mayImport: [
      "lib/kernel/**",
      "lib/usecase/**",
      "lib/members/**",
      "lib/provisioning/**",
      "lib/mail/sends-mail.ts",
    ],
    never: [REPOSITORIES, "lib/tenancy/**", ...NEXT, ...DATABASE],
    why: "Another language for the use cases of members: it runs them, and looks at no row itself.",
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
];
