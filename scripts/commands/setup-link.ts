import { closeDatabase } from "@/lib/db/client.ts";
import { environment } from "@/lib/kernel/env.ts";
import { isSetUp } from "@/lib/setup/is-set-up.ts";
import { setupToken } from "@/lib/setup/setup-token.ts";

/**
 * The one-time link with which the first person signs up, the same until it was used; null once the
 * instance is set up.
 */
export async function setupLink(): Promise<string | null> {
  try {
    if (await isSetUp()) return null;
    const { GATEHOUSE_SECRET, PUBLIC_SCHEME, ROOT } = environment();
    return `${PUBLIC_SCHEME}://${ROOT}/setup?token=${await setupToken(GATEHOUSE_SECRET)}`;
  } finally {
    await closeDatabase();
  }
}
