import { expect, test } from "vitest";
import { listCollectionDescriptions } from "@/lib/catalogue/list-collection-descriptions.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { getPolicy } from "@/lib/policies/get-policy.ts";
import { templatesOf } from "@/lib/policies/templates.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

test("each template of policies can be kept as it is, and is read as it was kept", async () => {
  const caller = callerOf(world().acme.admin);
  const { collections } = await runUseCase(listCollectionDescriptions, {}, caller);
  const templates = templatesOf(collections);
  expect(templates.map(({ key }) => key)).toEqual([
    ...["website-api", "guest-author", "content-manager", "read-only", "user-manager", "watcher"],
  ]);
  for (const { name, description, permissions } of templates) {
    const input = { name: `${name} from a template`, description, permissions };
    const { id } = await runUseCase(createPolicy, input, caller);
    const kept = await runUseCase(getPolicy, { id }, caller);
    const plain = kept.permissions.map(({ id: _id, ...permission }) => permission);
    expect(plain, name).toHaveLength(permissions.length);
    expect(plain, name).toEqual(expect.arrayContaining([...permissions]));
  }
});
