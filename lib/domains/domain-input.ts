import { z } from "zod";
import { hostnameSchema } from "./hostname.ts";
import { ipRangeSchema } from "./ip-range.ts";
import { originSchema } from "./origin.ts";
import { signingKeySchema } from "./signing-key.ts";

const LIST_MAX = 50;

const unique = (values: string[]): string[] => [...new Set(values)];

/** What can be said about a domain, at its birth and later; its host name stays. */
const settings = {
  name: z.string().trim().min(1, "Give it a name.").max(120),
  /** Slugs of the organization's roles. */
  roles: z.array(z.string().min(1).max(80)).max(LIST_MAX).transform(unique),
  /** Ids of policies that it holds beside its roles. */
  policies: z.array(z.uuid()).max(LIST_MAX).transform(unique),
  /** Null: no limit of its own. */
  requestsPerMinute: z
    .int("A whole number.")
    .min(1, "At least 1.")
    .max(1_000_000, "At most 1,000,000.")
    .nullable(),
  origins: z.array(originSchema).max(LIST_MAX).transform(unique),
  ipRanges: z.array(ipRangeSchema).max(LIST_MAX).transform(unique),
  signingKey: signingKeySchema.nullable(),
};

export const DEFAULT_REQUESTS_PER_MINUTE = 600;

export const createDomainInput = z.strictObject({
  hostname: hostnameSchema,
  name: settings.name,
  roles: settings.roles,
  policies: settings.policies.default([]),
  requestsPerMinute: settings.requestsPerMinute.default(DEFAULT_REQUESTS_PER_MINUTE),
  /** Absent: the host itself over https. */
  origins: settings.origins.optional(),
  ipRanges: settings.ipRanges.default([]),
  signingKey: settings.signingKey.default(null),
});

/** What is absent stays as it is. */
export const updateDomainInput = z.strictObject({
  id: z.uuid(),
  name: settings.name.optional(),
  roles: settings.roles.optional(),
  policies: settings.policies.optional(),
  requestsPerMinute: settings.requestsPerMinute.optional(),
  origins: settings.origins.optional(),
  ipRanges: settings.ipRanges.optional(),
  signingKey: settings.signingKey.optional(),
});

export const domainIdInput = z.strictObject({ id: z.uuid() });

export type CreateDomain = z.infer<typeof createDomainInput>;
export type UpdateDomain = z.infer<typeof updateDomainInput>;
