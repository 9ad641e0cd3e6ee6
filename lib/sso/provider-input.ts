import { z } from "zod";

/** A group of the provider, and the role that whoever is in it holds. */
export const groupRoleSchema = z.strictObject({
  group: z.string().trim().min(1, "Name the group.").max(200),
  role: z.string().min(1).max(80),
});

/** What a provider gives to whoever registers with it. */
export const connectProviderInput = z.strictObject({
  name: z.string().trim().min(1, "Name the provider.").max(60),
  kind: z.enum(["oidc", "github"]).default("oidc"),
  issuer: z
    .url("This is not an address.")
    .max(500)
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      message: "An issuer begins with https://.",
    })
    .refine((text) => !/[?#]/.test(text), { message: "An issuer has no query and no fragment." }),
  clientId: z.string().trim().min(1, "Give the client id.").max(300),
  clientSecret: z.string().min(1, "Give the client secret.").max(1_000),
});

export const createProviderInput = connectProviderInput.extend({
  groupClaim: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .transform((text) => (text === "" ? null : text)),
  groupRoles: z.array(groupRoleSchema).max(100),
});

export type GroupRole = z.infer<typeof groupRoleSchema>;
