import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import type { Claims } from "./provider.ts";

type Told = Readonly<Record<string, unknown>>;

const subjectSchema = z.looseObject({ sub: z.string().min(1).max(255) });

const addressSchema = z.looseObject({
  email: z.string().max(320),
  // @NOTE Amazon Cognito writes it as a text.
  email_verified: z
    .union([z.literal(true), z.literal("true")])
    .optional()
    .catch(undefined),
});

/**
 * What a provider says of somebody: by its signed token, and where that is silent by its userinfo. An
 * address and that it is verified are taken from one of both: two may speak of two addresses.
 * @throws ZodError without a subject.
 */
export function readClaims(
  { token, userInfo }: { readonly token: Told; readonly userInfo: Told },
  { groupClaim }: { readonly groupClaim: string | null },
): Claims {
  const { sub: subject } = subjectSchema.parse(token);
  return {
    subject,
    email: addressIn("email" in token ? token : userInfo),
    name: nameIn({ ...userInfo, ...token }),
    groups: groupClaim === null ? [] : groupsIn(token[groupClaim] ?? userInfo[groupClaim]),
  };
}

function addressIn(told: Told): string | null {
  const { data } = addressSchema.safeParse(told);
  if (data?.email_verified === undefined) return null;
  return emailSchema.safeParse(data.email).data ?? null;
}

const nameIn = ({ name }: Told): string | null =>
  typeof name === "string" && name.trim() !== "" ? name.trim().slice(0, 120) : null;

const groupsIn = (claim: unknown): string[] => {
  const list: unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.filter((one): one is string => typeof one === "string").slice(0, 1_000);
};
