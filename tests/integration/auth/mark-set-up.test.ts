import { expect, test } from "vitest";
import { isSetupOpen } from "@/lib/setup/complete-setup.ts";
import { markSetUp } from "@/lib/setup/mark-set-up.ts";
import { setupToken } from "@/lib/setup/setup-token.ts";
import { environment } from "@/lib/kernel/env.ts";
import { ask, useDatabase } from "../../support/database.ts";

const database = useDatabase();

test("closing the setup link without anybody leaves one line, however often it is done", async () => {
  const secret = environment().GATEHOUSE_SECRET;
  const token = await setupToken(secret);
  expect(await isSetupOpen(secret, token)).toBe(true);
  await markSetUp("first");
  await markSetUp("second");
  expect(await isSetupOpen(secret, token)).toBe(false);
  const lines = await ask(
    database().superUrl,
    "SELECT action, user_id, request_id FROM instance_events",
  );
  expect(lines).toEqual([{ action: "instance.set-up", user_id: null, request_id: "first" }]);
});
