import { generateKeyPairSync } from "node:crypto";
import { tokenKeys } from "./token-keys.ts";

/**
 * Settings under which the product runs on a database of one's own, as variables of its process. The
 * keys are new each time; no setting is missing that the product asks for.
 */
export function ownSettings(of: {
  readonly secret: string;
  /** The database as the application's own role reaches it. */
  readonly appUrl: string;
}): Record<string, string> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { signing, verifying } = tokenKeys();
  return {
    GATEHOUSE_SECRET: of.secret,
    GATEHOUSE_SIGNING_KEY: JSON.stringify(privateKey.export({ format: "jwk" })),
    GATEHOUSE_VERIFY_KEY: JSON.stringify(publicKey.export({ format: "jwk" })),
    GATEHOUSE_TOKEN_SIGNING_KEYS: signing,
    GATEHOUSE_TOKEN_KEYS: verifying,
    DATABASE_APP_URL: of.appUrl,
  };
}
