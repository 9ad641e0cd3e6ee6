import { createHmac } from "node:crypto";

/**
 * A demo password: random to the world, the same at each start of this instance, so that seeding
 * twice changes nothing and `demo.json` can always be written anew.
 */
export const demoPassword = (pepper: string, of: string): string =>
  createHmac("sha256", pepper).update(`gatehouse/demo/${of}`).digest("base64url").slice(0, 20);
