import { z } from "zod";
import { createProviderInput } from "@/lib/sso/provider-input.ts";

const { name, kind, issuer, clientId, clientSecret } = createProviderInput.shape;

const LINE = /^(.+?)\s*=\s*([a-z0-9-]+)$/;

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What the dialog asks: groups as lines of «group = role». */
export const providerForm = z.object({
  ...{ name, kind: kind.unwrap(), issuer, clientId, clientSecret },
  groupClaim: z.string().max(200),
  groups: z
    .string()
    .max(20_000)
    .refine((text) => linesOf(text).every((line) => LINE.test(line)), {
      message: "Write each line as: group = role.",
    }),
});

export type ProviderForm = z.infer<typeof providerForm>;

/** The pairs that the lines say. */
export const groupLines = (text: string): { group: string; role: string }[] =>
  linesOf(text).flatMap((line) => {
    const [, group, role] = LINE.exec(line) ?? [];
    return group === undefined || role === undefined ? [] : [{ group, role }];
  });
