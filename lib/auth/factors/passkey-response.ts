import { z } from "zod";

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/);

const common = {
  id: bytes(1_500).min(1),
  rawId: bytes(1_500),
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string().max(80), z.json()).optional(),
};

/** What a browser sends of a passkey that was used (WebAuthn, AuthenticationResponseJSON). */
export const assertionSchema = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: bytes(4_000),
    authenticatorData: bytes(4_000),
    signature: bytes(2_000),
    userHandle: bytes(200).nullish(),
  }),
});

/** What a browser sends of a passkey that was made (WebAuthn, RegistrationResponseJSON). */
export const attestationSchema = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(8_000),
    authenticatorData: bytes(4_000).optional(),
    transports: z.array(z.string().max(40)).max(10).optional(),
    publicKeyAlgorithm: z.number().optional(),
    publicKey: bytes(2_000).nullish(),
  }),
});

export type Assertion = z.infer<typeof assertionSchema>;
export type Attestation = z.infer<typeof attestationSchema>;
